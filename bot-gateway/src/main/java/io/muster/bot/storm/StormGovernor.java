package io.muster.bot.storm;

import io.muster.bot.desired.StartGovernor;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Holds cards back when too many would start in a conversation, and lets them start once the burst is over. Whoever calls holds the conversations' rows, so that all
 * replicas decide alike; all times are the database's.
 */
@ApplicationScoped
public class StormGovernor implements StartGovernor {
  private final StormRepository storms;
  private final StormCardRepository cards;
  private final StormConfig config;
  private final StormMetrics metrics;

  StormGovernor(StormRepository storms, StormCardRepository cards, StormConfig config, StormMetrics metrics) {
    this.storms = storms;
    this.cards = cards;
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public void govern(Tx tx, Set<ConversationId> changed) {
    if (changed.isEmpty()) {
      return;
    }
    var places = new Places(changed);
    StormRepository.Weather weather = storms.weather(tx, places, config);
    if (weather.stormy()) {
      goOn(tx, places);
    }
    // What goes on may have let cards start that were not counted before.
    if (weather.crowded() || weather.stormy()) {
      begin(tx, places);
    }
    if (weather.stormy()) {
      storms.draw(tx, places, config.redraw());
    }
  }

  private void begin(Tx tx, Places places) {
    int begun = storms.begin(tx, places, config);
    if (begun > 0) {
      metrics.begun(begun);
      cards.joinRunning(tx, places);
      cards.countStarted(tx, places, config.within());
    }
  }

  /** What happened to storms that last, or are over. */
  private void goOn(Tx tx, Places places) {
    cards.holdThoseOver(tx, places);
    cards.freeThoseOpenAgain(tx, places);
    List<ConversationId> joined = cards.joinRunning(tx, places);
    if (!joined.isEmpty()) {
      storms.postAgain(tx, new Places(joined));
    }
  }

  /**
   * Lets cards start as far as there is room, the one that waits longest first; ends the storm when none is left that waits. To be called before looking for what is due.
   */
  public void release(Tx tx, ConversationId conversation) {
    storms.running(tx, conversation).ifPresent(storm -> {
      StormCardRepository.Starts starts = cards.starts(tx, conversation, config);
      if (starts.room() > 0) {
        cards.release(tx, storm.id(), starts.room());
      }
      if (starts.calm() && !cards.anyWaiting(tx, storm.id())) {
        storms.end(tx, storm.id());
        metrics.ended();
      } else {
        storms.lookAgain(tx, storm.id(), starts.changesAt());
      }
    });
  }
}
