/** Calls to other machines: bounded, measured, never redirected, trusted authorities only. */
package io.muster.kit.http;
