package io.muster.sandbox.trace;

/**
 * A span of a trace, as little of it as a reader needs: no attribute is kept, since some hold addresses with secrets in them.
 *
 * @param trace 32 hexadecimal digits
 * @param id 16 hexadecimal digits
 * @param parent the id of the span that it is a part of; empty where it is none of any
 * @param takes whether it took in a request or a record, as opposed to what was done because of it
 * @param name what was done, in words that hold no data
 * @param service which of the services did it
 * @param startNanos since 1970
 * @param endNanos since 1970
 */
public record Span(String trace, String id, String parent, boolean takes, String name, String service, long startNanos, long endNanos) {

  /** How long it took. */
  public long nanos() {
    return Math.max(0, endNanos - startNanos);
  }
}
