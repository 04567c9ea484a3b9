package io.muster.acceptance.faults.verdict;

/**
 * Something that is not as promised.
 *
 * @param evidence which story or call, where, and what it shows instead
 */
public record Finding(Kind kind, String evidence) {

  /** Kinds of findings. */
  public enum Kind {
    /** A taken event is not in the end state of a conversation that shows its service, nor set aside. */
    LOST("lost", true),
    /** More than one card stands for a subject, and no ambiguous answer or death of the sender explains it. */
    DOUBLED("doubled", true),
    /** A card went back to an older step, or its status is not the one of its step. */
    BACKWARDS("backwards", true),
    /** A sender that proved itself was answered 4xx. */
    REFUSED("4xx", true),
    /** A delivery that cannot be understood is not in quarantine. */
    NOT_SET_ASIDE("not set aside", true),
    /** A storm's digest does not count what its list has. */
    DIGEST("digest", true),
    /** A call was made inside a Retry-After. */
    INSIDE_RETRY_AFTER("inside Retry-After", false),
    /** No answer within two seconds though webhook-ingest was well. */
    LATE("late", false),
    /** Something ended in the dead letters: kept, and still not shown. */
    DEAD_LETTER("dead letter", false),
    /** A button's press had no answer within four seconds though the services were well. */
    PRESS("press", false),
    /** A process did not do what processes are to do, such as to stay alive. */
    PROCESS("process", false);

    private final String word;
    private final boolean breaks;

    Kind(String word, boolean breaks) {
      this.word = word;
      this.breaks = breaks;
    }

    /** What people call it. */
    public String word() {
      return word;
    }

    /** Whether a run with one of these has failed. */
    public boolean breaks() {
      return breaks;
    }
  }
}
