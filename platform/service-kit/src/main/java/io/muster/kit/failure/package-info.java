/** Failures that say by themselves what to do about them. */
package io.muster.kit.failure;
