package io.muster.sandbox.page.journey;

import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The ways of the newest incidents, gathered from Muster's topics. Of two thousand incidents at most, and of a bounded number of hops. */
public final class Journal {
  private static final int MOST_STORIES = 2_000;
  private static final int MOST_MOMENTS = 80_000;

  private final LinkedHashMap<String, Story> stories = new LinkedHashMap<>(16, 0.75f, true);
  private final Consumer<String> changed;
  private int moments;

  /**
   * @param changed hears the native id of each incident of which more is known
   */
  public Journal(Consumer<String> changed) {
    this.changed = changed;
  }

  /** Takes a record in; one that is about no incident changes nothing. */
  public void take(TopicRecord record) {
    if (record.topic().equals(Topics.DELIVERIES)) {
      tell(record.key(), story -> delivered(story, record));
    } else if (DeadLetterTelling.isOne(record)) {
      tell(DeadLetterTelling.subject(record), story -> story.add(DeadLetterTelling.of(record)));
    } else {
      record.envelope().flatMap(envelope -> Telling.of(envelope, record.trace())).ifPresent(telling -> tell(telling.subject().key(), telling::into));
    }
  }

  /** What is known of an incident: of this account first, then of any other that has one with this id. */
  Story.Kept of(SubjectId subject) {
    synchronized (stories) {
      return find(subject).map(Story::kept).orElseGet(() -> Story.Kept.nothing(subject.key()));
    }
  }

  private static int delivered(Story story, TopicRecord record) {
    DeliveryTelling.eventType(record).ifPresent(event -> story.brought(event.getKey(), event.getValue()));
    return story.add(DeliveryTelling.of(record));
  }

  private Optional<Story> find(SubjectId subject) {
    Story own = stories.get(subject.key());
    if (own != null) {
      return Optional.of(own);
    }
    String end = "/" + subject.nativeId();
    return stories.entrySet().stream().filter(entry -> entry.getKey().endsWith(end)).map(Map.Entry::getValue).findFirst();
  }

  private void tell(String subject, java.util.function.ToIntFunction<Story> what) {
    if (subject.chars().filter(one -> one == '/').count() != 3) {
      // a delivery in which no subject was seen lies under its sender's id
      return;
    }
    synchronized (stories) {
      moments += what.applyAsInt(stories.computeIfAbsent(subject, Story::new));
      var eldest = stories.entrySet().iterator();
      while (stories.size() > MOST_STORIES || moments > MOST_MOMENTS) {
        moments -= eldest.next().getValue().size();
        eldest.remove();
      }
    }
    changed.accept(subject.substring(subject.lastIndexOf('/') + 1));
  }
}
