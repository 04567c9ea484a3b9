/** Owns: the services' hot paths one by one, in this process: for JMH, and for decisions over many mappings. */
package io.muster.bench.hotpath;
