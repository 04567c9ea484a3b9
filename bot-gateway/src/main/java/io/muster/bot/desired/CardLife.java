package io.muster.bot.desired;

import java.util.Optional;

/** How far a card is on its way to Teams. */
public sealed interface CardLife {

  /** To be created. */
  record Planned() implements CardLife {
    /** Marked before the call, because creating cannot be repeated safely. */
    public Posting toPosting() {
      return new Posting(1);
    }
  }

  /**
   * The call to create it has begun and its end is not known.
   *
   * @param attempts how often it was begun
   */
  record Posting(int attempts) implements CardLife {
    /** Teams told the message's id. */
    public Posted toPosted(String activityId) {
      return new Posted(activityId);
    }

    /** Nothing was created by this attempt; an earlier one that Teams never answered still counts. */
    public CardLife notBegun() {
      return attempts > 1 ? new Posting(attempts - 1) : new Planned();
    }

    /** Teams may have created it without telling: one more attempt, then no other. */
    public CardLife toAmbiguous() {
      return attempts < 2 ? this : new Abandoned("ambiguous-create");
    }

    /** One more attempt begins. */
    public Posting toPosting() {
      return new Posting(attempts + 1);
    }

    public Abandoned toAbandoned(String reason) {
      return new Abandoned(reason);
    }
  }

  /** It stands in Teams and is only updated from now on. */
  record Posted(String activityId) implements CardLife {
    /** Somebody deleted it in Teams; it comes back only with a change that is worth telling. */
    public Gone toGone() {
      return new Gone();
    }

    public Abandoned toAbandoned(String reason) {
      return new Abandoned(reason);
    }
  }

  /** Deleted by a person in Teams. */
  record Gone() implements CardLife {}

  /** It was no longer wanted before it was ever posted. */
  record Ended() implements CardLife {}

  /** Teams does not take it. */
  record Abandoned(String reason) implements CardLife {}

  /** The word in the database. */
  default String word() {
    return switch (this) {
      case Planned planned -> "PLANNED";
      case Posting posting -> "POSTING";
      case Posted posted -> "POSTED";
      case Gone gone -> "GONE";
      case Ended ended -> "ENDED";
      case Abandoned abandoned -> "ABANDONED";
    };
  }

  /** Reads what {@link #word()} wrote, with what stands beside it. */
  static CardLife of(String word, int attempts, Optional<String> activityId, Optional<String> reason) {
    return switch (word) {
      case "PLANNED" -> new Planned();
      case "POSTING" -> new Posting(attempts);
      case "POSTED" -> new Posted(activityId.orElseThrow());
      case "GONE" -> new Gone();
      case "ENDED" -> new Ended();
      case "ABANDONED" -> new Abandoned(reason.orElse("unknown"));
      default -> throw new IllegalArgumentException("no life of a card: " + word);
    };
  }
}
