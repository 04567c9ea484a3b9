package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import io.muster.testkit.topics.Recorded;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One trace until Teams was called. */
@QuarkusTest
@BotService
class TraceTest {
  private static final String ROUTED = "00f067aa0ba902b7";
  @Inject SeenSpans spans;
  TeamsCloud cloud;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void the_call_that_posts_a_card_is_a_child_in_the_trace_in_which_the_card_was_wished_for() {
    String trace = show(Examples.triggered(), 7);
    SpanData call = spans.await(trace, "POST Teams activity");
    SpanData sending = spans.await(trace, "create card");
    SpanData taking = spans.await(trace, "consume bot-cards");

    assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(call.getParentSpanId()).isEqualTo(sending.getSpanId());
    assertThat(sending.getParentSpanId()).isEqualTo(taking.getSpanId());
    assertThat(taking.getParentSpanId()).isEqualTo(ROUTED);
    Recorded posted = journey.events.awaitRecord(record -> record.as(CardPosted.class).filter(event -> event.payload().subject().equals(journey.subject)).isPresent());
    assertThat(posted.wire().headers().get("traceparent")).isEqualTo("00-" + trace + "-" + sending.getSpanId() + "-01");
  }

  @Test
  void a_call_tells_its_method_and_outcome_and_nothing_of_its_address_or_contents() {
    String trace = show(Examples.triggered(), 7);
    SpanData call = spans.await(trace, "POST Teams activity");

    assertThat(call.getAttributes().asMap()).extractingFromEntries(entry -> entry.getKey().getKey() + "=" + entry.getValue())
        .containsExactlyInAnyOrder("http.request.method=POST", "http.response.status_code=201");
  }

  @Test
  void a_card_that_changed_is_updated_in_the_trace_of_its_newest_change() {
    String first = show(Examples.triggered(), 7);
    spans.await(first, "POST Teams activity");
    String second = show(Examples.acknowledged(), 8);

    assertThat(spans.await(second, "PUT Teams activity").getParentSpanId()).isEqualTo(spans.await(second, "update card").getSpanId());
  }

  @Test
  void a_request_tells_its_route_and_nothing_of_its_address() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    spans.watch(trace);
    RestAssured.given().header("traceparent", "00-" + trace + "-" + ROUTED + "-01").get("/api/why?subject=words-of-somebody");

    SpanData request = spans.await(trace, "GET /api/why");
    assertThat(request.getParentSpanId()).isEqualTo(ROUTED);
    assertThat(request.getAttributes().asMap().values()).map(String::valueOf).contains("[hidden]").noneMatch(value -> value.contains("words-of-somebody"));
  }

  /** As channel-mapping wishes for it, in a new trace: its id. */
  private String show(Incident like, long revision) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    spans.watch(trace);
    var wish = new ShowIncident(journey.conversation, journey.incident(like, revision), new Rule("m1", 1), true, List.of());
    WireRecord record = EnvelopeCodec.encode(journey.envelope("channel-mapping", journey.conversation.key(), wish));
    var headers = new HashMap<>(record.headers());
    headers.put("traceparent", "00-" + trace + "-" + ROUTED + "-01");
    journey.writer.write(Topics.BOT_COMMANDS, new WireRecord(record.key(), headers, record.value()));
    return trace;
  }
}
