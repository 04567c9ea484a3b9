/** Owns: load on an HTTP server, as lean as can be: one thread, plain sockets, requests written into a buffer. */
package io.muster.bench.load;
