package io.muster.bot.desired;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.kit.messaging.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which trace each card of a batch is wished for: the one of its last command, as that is what the card will show. */
final class CardTraces {
  private final Map<Place, String> byPlace = new HashMap<>();

  private record Place(ConversationId conversation, SubjectId subject) {}

  private CardTraces() {}

  /** To be called while the batch is handled. */
  static CardTraces of(List<Envelope<?>> envelopes) {
    var traces = new CardTraces();
    for (Envelope<?> envelope : envelopes) {
      Traces.of(envelope.id()).ifPresent(trace -> traces.byPlace.put(place((BotCommand) envelope.payload()), trace));
    }
    return traces;
  }

  Optional<String> of(BotCommand command) {
    return Optional.ofNullable(byPlace.get(place(command)));
  }

  private static Place place(BotCommand command) {
    return switch (command) {
      case ShowIncident show -> new Place(show.conversation(), show.incident().id());
      case StopShowing stop -> new Place(stop.conversation(), stop.subject());
    };
  }
}
