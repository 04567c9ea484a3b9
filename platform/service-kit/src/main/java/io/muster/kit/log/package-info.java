/** Fixed log keys, and foreign text made harmless. */
package io.muster.kit.log;
