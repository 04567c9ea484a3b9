package io.muster.sandbox.page.journey;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.wire.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one message tells of one incident.
 *
 * @param besides what else is known through it
 */
record Telling(SubjectId subject, Moment moment, Consumer<Story> besides) {

  /** What every hop has from its message. */
  record Said(Instant at, String who, String reference, String trace) {

    Moment moment(Step step, Function<Names, Told> words) {
      return by(who, step, words);
    }

    Moment by(String person, Step step, Function<Names, Told> words) {
      return new Moment(at, step, person, reference, trace, words);
    }
  }

  /** Reads a message; empty where it is about no incident. */
  static Optional<Telling> of(Envelope<?> envelope, String trace) {
    Said said = new Said(envelope.time(), envelope.source(), envelope.id(), trace);
    return switch (envelope.payload()) {
      case IncidentEvent event -> Optional.of(IngestTelling.understood(event, said));
      case IngestCommand.ObserveIncident command -> Optional.of(IngestTelling.observed(command.observation(), said));
      case MappingEvent.IncidentRouted routed -> Optional.of(MappingTelling.routed(routed, said));
      case BotCommand command -> BotTelling.of(command, said);
      case BotEvent event -> BotTelling.of(event, said);
      case IdentityCommand command -> IdentityTelling.of(command, said);
      case IdentityEvent event -> IdentityTelling.of(event, said);
      default -> Optional.empty();
    };
  }

  static Telling plain(SubjectId subject, Moment moment) {
    return new Telling(subject, moment, story -> {});
  }

  /** Puts it into the incident's story; answers by how many hops there are more now. */
  int into(Story story) {
    besides.accept(story);
    return story.add(moment);
  }
}
