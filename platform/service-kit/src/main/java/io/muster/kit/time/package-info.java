/** The clock that everything asks. */
package io.muster.kit.time;
