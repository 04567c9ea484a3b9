/** Owns: wires between the services and what they stand on, which can be slow, cut, silent or narrow. */
package io.muster.acceptance.faults.wire;
