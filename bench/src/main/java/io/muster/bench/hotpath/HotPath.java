package io.muster.bench.hotpath;

import io.muster.bench.load.WebhookRequests;
import io.muster.bot.card.CardContent;
import io.muster.bot.card.CardFollowing;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingState;
import io.muster.ingest.incident.KnownIncident;
import io.muster.ingest.incident.Reducer;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.SenderSecret;
import io.muster.ingest.source.Translation;
import io.muster.ingest.source.pagerduty.PagerDutySource;
import io.muster.mapping.mapping.CardRules;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.mapping.MappingOwner;
import io.muster.mapping.routing.Routing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One webhook of 4 KB and what becomes of it, step by step, as the services' own classes do it. */
public final class HotPath {
  static final SenderSecret SECRET = new SenderSecret("the-secret-of-the-benchmarks-0123456789abcdef");
  static final PagerDutySource SOURCE = new PagerDutySource();
  static final Reducer REDUCER = new Reducer(SOURCE::offers);

  private HotPath() {}

  /** The body of a webhook that triggers an incident of a service. */
  static byte[] body(String account, int service, long number) {
    ByteBuffer request = ByteBuffer.allocate(16 * 1024);
    new WebhookRequests("hot", "/webhooks/pagerduty/x", account, SECRET.text(), service, 1, 4096).write(number, request);
    String text = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
    return Arrays.copyOfRange(request.array(), text.indexOf("\r\n\r\n") + 4, request.position());
  }

  static DeliveryHeaders headers(byte[] body) {
    return new DeliveryHeaders(Map.of("X-PagerDuty-Signature", List.of(WebhookRequests.signature(SECRET.text(), body)), "X-Webhook-Id", List.of("bench-hot-1")));
  }

  static Delivery delivery(String account, byte[] body) {
    return new Delivery("01HOT", "sender", new AccountId("pagerduty", account), Optional.of("bench-hot-1"), Instant.now(), headers(body), body);
  }

  static Observation observation(Delivery delivery) {
    if (SOURCE.translate(delivery) instanceof Translation.Observations told) {
      return told.observations().getFirst();
    }
    throw new IllegalStateException("the webhook was not understood");
  }

  /** The event that a webhook of this account and service leads to. */
  public static IncidentEvent event(String account, int service, long number) {
    Observation observation = observation(delivery(account, body(account, service, number)));
    return REDUCER.reduce(KnownIncident.nothing(observation.subject()), 0, observation).event().orElseThrow();
  }

  /** Three channels that show the service of an event, among a few others of its account. */
  static Routing.Surroundings surroundings(IncidentEvent event) {
    String service = event.incident().classification().service().orElseThrow().nativeId();
    AccountId account = event.incident().id().account();
    List<ChannelMapping> mappings = IntStream.range(0, 8).mapToObj(n -> mapping(account, n < 3 ? service : "POTHER" + n, n)).toList();
    return new Routing.Surroundings(mappings, List.of(), Set.of());
  }

  private static ChannelMapping mapping(AccountId account, String service, int number) {
    var source = new MappingState.Source(MappingState.Source.Kind.SERVICE, new Named(service, "Service", Optional.empty()));
    var conversation = new ConversationId(new TenantId("00000000-0000-0000-0000-000000000001"), "19:hot" + number + "@thread.tacv2");
    return new ChannelMapping("m" + number, conversation, account, source, MappingOwner.API, CardRules.USUAL, 1, Instant.EPOCH, true);
  }

  static CardContent content(IncidentEvent event) {
    return new CardContent(event.incident(), List.of(), "PagerDuty", CardFollowing.KEPT, Optional.empty(), Instant.now(), offer -> "1.token." + offer);
  }
}
