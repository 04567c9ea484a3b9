package io.muster.ingest.incident;

import static io.muster.ingest.incident.ObservationBuilder.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** IncidentFolding does not depend on order or repetition. Every case follows from its seed; a failing one names it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FoldPropertyTest {
  private static final int STORIES = 250;
  private static final int PERMUTATIONS = 40;
  private final Reducer reducer = new Reducer(incident -> List.of());

  @Test
  void ten_thousand_permutations_with_duplicates_know_what_the_story_tells() {
    int checked = 0;
    for (int seed = 0; seed < STORIES; seed++) {
      var random = new Random(seed);
      List<Observation> story = story(random);
      KnownIncident told = foldAll(story);
      Optional<Incident> shown = reducer.show(told, 7);
      for (int i = 0; i < PERMUTATIONS; i++) {
        KnownIncident other = foldAll(shuffledWithDuplicates(story, random));
        assertThat(other).as("seed %d, permutation %d", seed, i).isEqualTo(told);
        assertThat(reducer.show(other, 7)).as("seed %d, permutation %d", seed, i).isEqualTo(shown);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(10_000);
  }

  @Test
  void the_last_event_of_every_permutation_shows_what_the_whole_story_shows() {
    for (int seed = 1000; seed < 1300; seed++) {
      var random = new Random(seed);
      List<Observation> story = story(random);
      Optional<Incident> shown = reducer.show(foldAll(story), 0);
      KnownIncident known = KnownIncident.nothing(SUBJECT);
      long revision = 0;
      Optional<Incident> published = Optional.empty();
      for (Observation observation : shuffledWithDuplicates(story, random)) {
        Reduction reduction = reducer.reduce(known, revision, observation);
        assertThat(reduction.revision()).as("seed %d", seed).isEqualTo(revision + (reduction.event().isPresent() ? 1 : 0));
        known = reduction.known();
        revision = reduction.revision();
        published = reduction.event().map(event -> event.incident()).or(() -> Optional.empty()).or(publishedBefore(published));
      }
      assertThat(published.map(FoldPropertyTest::comparable)).as("seed %d", seed).isEqualTo(shown.map(FoldPropertyTest::comparable));
    }
  }

  @Test
  void the_generator_tells_stories_worth_checking() {
    // Guards the guard: stories that never clash in a slot would pass whatever the fold does.
    long clashes = 0;
    for (int seed = 0; seed < STORIES; seed++) {
      List<Observation> story = story(new Random(seed));
      clashes += story.stream().flatMap(observation -> observation.facets().stream()).map(told -> told.facet().slot() + told.at()).distinct().count()
              < story.stream().mapToLong(observation -> observation.facets().size()).sum() ? 1 : 0;
    }
    assertThat(clashes).isGreaterThan(STORIES / 2);
  }

  private static java.util.function.Supplier<Optional<Incident>> publishedBefore(Optional<Incident> published) {
    return () -> published;
  }

  private static Object comparable(Incident incident) {
    return List.of(incident.status(), incident.texts(), incident.people(), incident.classification(), incident.notes(), incident.timeline(), incident.visibility());
  }

  private static KnownIncident foldAll(List<Observation> observations) {
    KnownIncident known = KnownIncident.nothing(SUBJECT);
    for (Observation observation : observations) {
      known = known.fold(observation);
    }
    return known;
  }

  private static List<Observation> shuffledWithDuplicates(List<Observation> story, Random random) {
    var shuffled = new ArrayList<>(story);
    int repeats = random.nextInt(story.size() + 1);
    for (int i = 0; i < repeats; i++) {
      shuffled.add(story.get(random.nextInt(story.size())));
    }
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** A story of 2 to 40 observations whose clocks and ids clash often; some are long enough to pass the bounds of a family. */
  private static List<Observation> story(Random random) {
    int length = random.nextInt(50) == 0 ? 260 : 2 + random.nextInt(39);
    var story = new ArrayList<Observation>();
    for (int i = 0; i < length; i++) {
      Instant at = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(8), random.nextInt(3) * 400_000_000L);
      // Now and then two observations share an id and tell different things: even then the outcome must not depend on the order.
      String id = random.nextInt(6) == 0 ? "same" : "o" + i;
      var facets = new ArrayList<ObservedFacet>();
      int told = 1 + random.nextInt(5);
      for (int f = 0; f < told; f++) {
        facets.add(new ObservedFacet(facet(random, at, i), random.nextInt(5) == 0 ? at.plusMillis(random.nextInt(900)) : at));
      }
      story.add(new Observation(SUBJECT, id, Observation.Origin.values()[random.nextInt(3)], random.nextBoolean(), facets));
    }
    return story;
  }

  private static Facet facet(Random random, Instant at, int i) {
    Actor actor = Actor.person("U" + random.nextInt(3), "Person " + random.nextInt(2));
    return switch (random.nextInt(14)) {
      case 0, 1 -> new Facet.Status(Phase.values()[random.nextInt(4)], "word" + random.nextInt(2), at, Optional.of(actor), Optional.empty());
      case 2, 3 -> new Facet.Text(Facet.Purpose.TITLE, "Title " + random.nextInt(4));
      case 4 -> new PeopleFacet.Assignees(random.nextBoolean() ? List.of(actor) : List.of());
      case 5 -> new Facet.Note("N" + random.nextInt(200), Facet.Audience.INTERNAL, Optional.of(actor), at, "note " + random.nextInt(3), false);
      case 6 -> new ClassificationFacet.Priority(random.nextBoolean() ? Optional.of(Rank.named("P" + random.nextInt(3))) : Optional.empty());
      case 7 -> new ClassificationFacet.Service(Optional.of(new Named("S" + random.nextInt(2), "Service", Optional.empty())));
      case 8 -> new Facet.Seen(Visibility.Kind.values()[random.nextInt(3)]);
      case 9 -> new PeopleFacet.Member(actor, random.nextBoolean());
      case 10 -> new ClassificationFacet.CustomField("F" + random.nextInt(3), "Field", random.nextBoolean() ? Optional.of("v" + random.nextInt(3)) : Optional.empty());
      case 11 -> new ClassificationFacet.Labels(java.util.Map.of("a", "" + random.nextInt(2), "b", "" + random.nextInt(2)));
      default -> new Facet.Happening("H" + i, Change.values()[random.nextInt(Change.values().length)], Optional.of(actor), at, "happened");
    };
  }
}
