package io.muster.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.testkit.contract.AdaptiveCardSchema;
import io.muster.contracts.incident.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file per state. After a wanted change: run with {@code -Dmuster.goldens=write} and look at the difference. */
class GoldenCardsTest {
  private static final Path FOLDER = Path.of("src/test/resources/cards");
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Instant UNTIL = Instant.parse("2026-11-20T14:23:12Z");

  static Map<String, ObjectNode> all() {
    var cards = new LinkedHashMap<String, ObjectNode>();
    cards.put("triggered", IncidentCard.of(Examples.shown(Examples.triggered())));
    cards.put("acknowledged", IncidentCard.of(Examples.shown(Examples.acknowledged())));
    cards.put("resolved", IncidentCard.of(Examples.shown(Examples.resolved())));
    cards.put("merged", IncidentCard.of(Examples.shown(Examples.merged())));
    cards.put("closed", IncidentCard.of(Examples.shown(Examples.closed())));
    cards.put("hostile", IncidentCard.of(Examples.shown(Examples.hostile())));
    cards.put("under-way", IncidentCard.of(underWay()));
    cards.put("unmapped", IncidentCard.of(kept(CardFollowing.UNMAPPED)));
    cards.put("moved-away", IncidentCard.of(kept(CardFollowing.MOVED_AWAY)));
    cards.put("not-visible", IncidentCard.of(kept(CardFollowing.NO_LONGER_VISIBLE)));
    cards.put("pressed-done", IncidentCard.of(Examples.shown(Examples.acknowledged()).with(new PresserLine(PresserLine.Tone.DONE, "Acknowledge is done, as you."))));
    cards.put("pressed-refused", IncidentCard.of(Examples.shown(Examples.triggered())
        .with(new PresserLine(PresserLine.Tone.NOT_DONE, "Acknowledge was not done. You may not act on this service. Ask an administrator of Acme."))));
    cards.put("details", DetailsCard.of(Examples.shown(Examples.triggered())));
    cards.put("form-note", FormCard.of(Examples.note(), "Checkout latency above 2 s for 5 minutes", Map.of(), Optional.empty(), "token"));
    cards.put("form-priority", FormCard.of(Examples.priority(), "Checkout latency above 2 s for 5 minutes", Map.of("why", "Customers wait"), Optional.of("There is no such priority any more."), "token"));
    cards.put("form-confirmation", FormCard.of(Examples.failover(), "Checkout latency above 2 s for 5 minutes", Map.of(), Optional.empty(), "token"));
    cards.put("link", LinkCard.of("Acme", URI.create("https://muster.example/link/x"), true, UNTIL, Examples.NOW));
    cards.put("link-linked", LinkCard.linked("Acme", "Kim Moreau"));
    cards.put("link-expired", LinkCard.expired("Acme"));
    cards.put("link-unlinked", LinkCard.unlinked("Acme"));
    cards.put("open-offer", OpenOfferCard.of("https://blue.acme.example/services/S1"));
    cards.put("plain", PlainCard.of("Nothing was done", List.of("K. Moreau is doing this right now.")));
    CardContent shown = Examples.shown(Examples.acknowledged());
    cards.put("undo", IncidentCard.of(new CardContent(shown.incident(), List.of(), "Acme", CardFollowing.KEPT, Optional.empty(), shown.now(), shown.presses(),
        Optional.of(new Undo("p1", "unacknowledge", "Acknowledge", false, Examples.NOW.plusSeconds(31))))));
    cards.put("storm", DigestCard.of(storm(Optional.empty())));
    cards.put("storm-over", DigestCard.of(storm(Optional.of(Examples.NOW))));
    cards.put("storm-list", DigestListCard.of(1, List.of(Examples.shown(Examples.triggered()), Examples.shown(Examples.acknowledged()), Examples.shown(Examples.resolved())), 19, "token"));
    cards.put("storm-acknowledge", BulkCard.of(112, false, "token"));
    return cards;
  }

  private static CardContent underWay() {
    CardContent shown = Examples.shown(Examples.triggered());
    return new CardContent(shown.incident(), List.of(new UnderWay("a1", "acknowledge", "Acknowledge", "K. Moreau", Examples.NOW.minusSeconds(2))), "Acme", CardFollowing.KEPT, Optional.empty(),
        shown.now(), shown.presses());
  }

  private static DigestContent storm(Optional<Instant> ended) {
    Instant began = Examples.NOW.minusSeconds(420);
    return new DigestContent(began, ended, List.of(new DigestContent.OfService("Payments API", 64, began), new DigestContent.OfService("Orders", 41, began.plusSeconds(60)),
        new DigestContent.OfService("Ledger", 20, began.plusSeconds(120)), new DigestContent.OfService("Search", 8, began.plusSeconds(150)), new DigestContent.OfService("Mail", 4, began.plusSeconds(200))),
        Map.of(Phase.TRIGGERED, 112, Phase.ACKNOWLEDGED, 19, Phase.RESOLVED, 6),
        List.of(Examples.triggered(), Examples.hostile(), Examples.acknowledged(), Examples.triggered(), Examples.triggered()), Examples.NOW, offer -> "token-of-" + offer);
  }

  private static CardContent kept(CardFollowing keeping) {
    CardContent shown = Examples.shown(Examples.triggered());
    return new CardContent(shown.incident(), List.of(), "Acme", keeping, Optional.empty(), shown.now(), shown.presses());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_card_looks_as_its_golden_file_says(String name) throws IOException {
    String now = JSON.writeValueAsString(all().get(name)) + "\n";
    Path file = FOLDER.resolve(name + ".json");
    if ("write".equals(System.getProperty("muster.goldens"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, now);
    }
    assertThat(Files.readString(file)).isEqualTo(now);
  }

  static List<String> names() {
    return List.copyOf(all().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("conformance")
  void a_card_is_as_the_published_schema_says(String name) {
    assertThat(AdaptiveCardSchema.read().validate(all().get(name))).isEmpty();
  }

  @Test
  @Tag("conformance")
  void the_published_schema_refuses_a_card_that_is_none() {
    ObjectNode broken = all().get("triggered").deepCopy().put("body", "no list");
    assertThat(AdaptiveCardSchema.read().validate(broken)).isNotEmpty();
  }

  @Test
  void no_golden_file_is_left_over() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")).toList()).containsExactlyInAnyOrderElementsOf(names());
    }
  }
}
