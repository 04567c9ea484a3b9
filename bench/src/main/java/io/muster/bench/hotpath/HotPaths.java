package io.muster.bench.hotpath;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardContent;
import io.muster.bot.card.IncidentCard;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.ingest.incident.KnownIncident;
import io.muster.ingest.incident.Reduction;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.Translation;
import io.muster.mapping.routing.Routing;
import io.muster.mapping.routing.RoutingCause;
import io.muster.mapping.routing.RoutingDecision;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each step of the hot path alone, without network and stores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotPaths {
  private final byte[] body = HotPath.body("bench", 1, 1);
  private final Delivery delivery = HotPath.delivery("bench", body);
  private final Observation observation = HotPath.observation(delivery);
  private final KnownIncident known = KnownIncident.nothing(observation.subject());
  private final IncidentEvent event = HotPath.event("bench", 1, 1);
  private final Routing.Surroundings surroundings = HotPath.surroundings(event);
  private final RoutingCause cause = new RoutingCause.Changed(event.occurrence(), Optional.empty());
  private final CardContent content = HotPath.content(event);

  /** A webhook's signature over 4 KB. */
  @Benchmark
  public Authenticity.Verdict signature() {
    return HotPath.SOURCE.authenticity().verify(body, delivery.headers(), List.of(HotPath.SECRET));
  }

  /** From 4 KB of the tool's words to observations. */
  @Benchmark
  public Translation translation() {
    return HotPath.SOURCE.translate(delivery);
  }

  /** From an observation to the event that tells of it. */
  @Benchmark
  public Reduction reduction() {
    return HotPath.REDUCER.reduce(known, 0, observation);
  }

  /** A decision over eight mappings of which three cover the incident. */
  @Benchmark
  public List<RoutingDecision> routing() {
    return Routing.decide(event.incident(), cause, surroundings);
  }

  /** The incident's card, up to the JSON tree. */
  @Benchmark
  public ObjectNode card() {
    return IncidentCard.of(content);
  }
}
