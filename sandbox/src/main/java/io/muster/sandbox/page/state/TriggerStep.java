package io.muster.sandbox.page.state;

import java.util.List;
import java.util.Optional;

/** Somebody triggers an incident in PagerDuty, and its card comes. */
final class TriggerStep {
  private final Standing standing;
  private final Viewer viewer;

  TriggerStep(Standing standing, Viewer viewer) {
    this.standing = standing;
    this.viewer = viewer;
  }

  Guide.GuideStep told() {
    Optional<SeenIncidents.Seen> carded = standing.incidents().newest().stream().filter(seen -> place(seen).isPresent()).findFirst();
    boolean done = carded.isPresent() || viewer.places().stream().anyMatch(place -> standing.incidents().anyCardIn(place.id()));
    String text =
        carded.map(seen -> "The card of " + quoted(seen) + " is in " + place(seen).orElseThrow().name() + ".").orElseGet(() -> done ? "A card came. Trigger another one if you like." : next());
    return new Guide.GuideStep("trigger", "Trigger an incident", text, done);
  }

  private String next() {
    List<Standing.Mapping> mappings = ConnectStep.mappings(standing, viewer);
    if (mappings.isEmpty()) {
      return "Connect a service first: otherwise no card can come.";
    }
    Standing.Mapping mapping = mappings.getFirst();
    String where = viewer.place(mapping.conversation()).map(Viewer.Place::name).orElse("its conversation");
    String trigger = "In PagerDuty, choose Trigger incident, take the service " + mapping.name() + ", give it a title and press Create incident; its card comes up in " + where + ".";
    Optional<SeenIncidents.Seen> newest = standing.incidents().newest().stream().findFirst().filter(SeenIncidents.Seen::open);
    return newest.map(seen -> waits(seen, mappings) ? shown(seen, mapping.name(), where) : noCard(seen, mappings, where) + trigger).orElse(trigger);
  }

  /** Whether it came before its service was connected: then nothing starts its card by itself. */
  private static boolean waits(SeenIncidents.Seen seen, List<Standing.Mapping> mappings) {
    return mappings.stream().anyMatch(mapping -> covers(mapping, seen)) && mappings.stream().allMatch(mapping -> mapping.since().isAfter(seen.createdAt()));
  }

  private static String shown(SeenIncidents.Seen seen, String service, String where) {
    return quoted(seen) + " came before " + service + " was connected. In " + where + ", press Show them on Muster's answer: its card comes up at once. Or trigger another one in PagerDuty.";
  }

  private static boolean covers(Standing.Mapping mapping, SeenIncidents.Seen seen) {
    return !mapping.kind().equals("service") || seen.service().map(mapping.name()::equals).orElse(false);
  }

  /** Why the newest incident has no card; empty where nothing speaks against it. */
  private String noCard(SeenIncidents.Seen seen, List<Standing.Mapping> mappings, String where) {
    if (mappings.stream().noneMatch(mapping -> covers(mapping, seen))) {
      return quoted(seen) + " belongs to " + seen.service().orElse("another service") + ", which is not connected where you read. ";
    }
    return "The card of " + quoted(seen) + " is on its way to " + where + ". If none comes, its journey below says why. ";
  }

  private Optional<Viewer.Place> place(SeenIncidents.Seen seen) {
    return PressStep.place(standing, viewer, seen);
  }

  private static String quoted(SeenIncidents.Seen seen) {
    return PressStep.quoted(seen);
  }
}
