package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No word of one incident tool stands outside the tool's own packages, so that a new tool is two packages and nothing else. */
class ToolWordsTest {
  private static final Pattern TOOL =
      Pattern.compile("pager.?duty|incident\\.io|incidentio|flash.?duty|alertmanager|opsgenie|\\bjira\\b|\\bacme\\b", Pattern.CASE_INSENSITIVE);
  private static final List<String> ROOMS =
      List.of(
          "webhook-ingest", "channel-mapping", "bot-gateway", "identity-linking", "graph-actions", "platform/service-kit", "platform/event-contracts");

  @Test
  void no_service_names_a_tool_outside_the_tools_own_package() {
    assertThat(sources().flatMap(file -> violation(file, Checkout.text(file)).stream())).isEmpty();
  }

  @Test
  void the_check_reads_the_sources_of_all_five_services() {
    for (String room : ROOMS) {
      assertThat(Checkout.files(Checkout.ROOT.resolve(room).resolve("src/main"), ".java")).as(room).hasSizeGreaterThan(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Open in PagerDuty\"", "case \"jira\" ->", "// FlashDuty waits 2 s", "acme.key()"})
  void the_check_finds_a_tools_name(String line) {
    assertThat(violation(Path.of("bot-gateway/src/main/java/io/muster/bot/card/Sample.java"), line)).isPresent();
  }

  private static Stream<Path> sources() {
    return ROOMS.stream()
        .flatMap(
            room ->
                Stream.of(".java", ".html", ".properties", ".sql", ".css")
                    .flatMap(ending -> Checkout.files(Checkout.ROOT.resolve(room).resolve("src/main"), ending).stream()))
        .filter(file -> !belongsToOneTool(Checkout.ROOT.relativize(file)));
  }

  /** The tool's own package in webhook-ingest and in identity-linking, resources included. */
  private static boolean belongsToOneTool(Path file) {
    return file.toString().matches("(webhook-ingest|identity-linking)/src/main/.*/(source|tool)/[a-z]+/.*");
  }

  private static Optional<String> violation(Path file, String text) {
    Matcher found = TOOL.matcher(text);
    return found.find() ? Optional.of(file + ": " + found.group()) : Optional.empty();
  }
}
