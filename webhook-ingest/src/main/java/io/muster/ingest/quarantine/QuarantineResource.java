package io.muster.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.ingest.assembly.Assembly;
import io.muster.ingest.quarantine.QuarantineRepository.Kept;
import io.muster.ingest.source.Translation;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What could not be understood: to be listed, looked at, and replayed once Muster understands it. */
@Path("/api/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QuarantineResource {
  private final QuarantineRepository repository;
  private final Assembly assembly;
  private final Database database;
  private final Audit audit;
  private final OperatorPrincipal operator;

  QuarantineResource(QuarantineRepository repository, Assembly assembly, Database database, Audit audit, OperatorPrincipal operator) {
    this.repository = repository;
    this.assembly = assembly;
    this.database = database;
    this.audit = audit;
    this.operator = operator;
  }

  /** One delivery, without its bytes. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Entry(String deliveryId, String senderId, String account, String reason, Instant receivedAt, int bytes, Optional<Instant> replayedAt) {}

  /** One delivery, whole. Its bytes are the tool's: whoever may look at them is written into the audit. */
  public record Inspection(Entry entry, Map<String, List<String>> headers, String body) {}

  /** What came of a replay. */
  public record Replayed(String deliveryId, int observations) {}

  /** Those not replayed yet, newest first, at most 1000. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<Entry> open(@RestQuery @DefaultValue("100") int most) {
    return database.read(tx -> repository.open(tx, Math.clamp(most, 1, 1000))).stream().map(QuarantineResource::entry).toList();
  }

  /** One, with headers and body. */
  @GET
  @Path("/{deliveryId}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Inspection inspect(@RestPath String deliveryId) {
    Kept kept =
        database.inTransaction(
            tx -> {
              Kept found = repository.find(tx, deliveryId).orElseThrow(QuarantineResource::notThere);
              audit.write(tx, operator.principal(), "quarantine.inspect", "delivery/" + deliveryId, Map.of());
              return found;
            });
    return new Inspection(entry(kept), kept.delivery().headers().values(), new String(kept.delivery().body(), StandardCharsets.UTF_8));
  }

  /** Translates it again and folds in what it tells; refused with the reason when it still cannot be understood. */
  @POST
  @Path("/{deliveryId}/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Replayed replay(@RestPath String deliveryId) {
    return database.inTransaction(tx -> replay(tx, deliveryId));
  }

  private Replayed replay(Tx tx, String deliveryId) {
    Kept kept = repository.lock(tx, deliveryId).orElseThrow(QuarantineResource::notThere);
    int observations =
        switch (assembly.translate(kept.delivery())) {
          case Translation.Observations told -> {
            assembly.replay(tx, kept.delivery(), told);
            yield told.observations().size();
          }
          case Translation.TestDelivery ignored -> 0;
          case Translation.Nothing ignored -> 0;
          case Translation.Untranslatable still ->
              throw new Problem(QuarantineProblem.STILL_NOT_UNDERSTOOD, "The reason is still \"" + still.reason() + "\". It stays in quarantine.");
        };
    repository.replayed(tx, deliveryId);
    audit.write(tx, operator.principal(), "quarantine.replay", "delivery/" + deliveryId, Map.of("observations", String.valueOf(observations)));
    return new Replayed(deliveryId, observations);
  }

  private static Problem notThere() {
    return new Problem(QuarantineProblem.NO_SUCH_DELIVERY, "Check the id in the list of the quarantine.");
  }

  private static Entry entry(Kept kept) {
    return new Entry(
        kept.delivery().id(),
        kept.delivery().senderId(),
        kept.delivery().account().key(),
        kept.reason(),
        kept.delivery().receivedAt(),
        kept.delivery().body().length,
        kept.replayedAt());
  }
}
