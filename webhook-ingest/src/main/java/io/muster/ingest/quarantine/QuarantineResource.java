package io.muster.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.ingest.quarantine.QuarantineRepository.Kept;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.deadletter.RawBody;
import io.muster.kit.deadletter.Replayed;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
  private final QuarantineReplay replay;
  private final Database database;
  private final Audit audit;
  private final OperatorPrincipal operator;

  QuarantineResource(QuarantineRepository repository, QuarantineReplay replay, Database database, Audit audit, OperatorPrincipal operator) {
    this.repository = repository;
    this.replay = replay;
    this.database = database;
    this.audit = audit;
    this.operator = operator;
  }

  /** One delivery, without its bytes; {@code bytes} is 0 also where the body was too large to be kept. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Entry(String deliveryId, String senderId, String account, String reason, Instant receivedAt, int bytes, Optional<Instant> replayedAt) {}

  /**
   * One delivery, whole. Its bytes are the tool's: whoever looks at them is written into the audit.
   *
   * @param body where the bytes are text
   * @param bodyBase64 where they are not
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Inspection(Entry entry, Map<String, List<String>> headers, Optional<String> body, Optional<String> bodyBase64) {}

  /** What came of replaying one. */
  public record Understood(String deliveryId, int observations) {}

  /** Those about which nothing was done yet, newest first, at most 1000; of one reason where that is said. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<Entry> open(@RestQuery @DefaultValue("") String reason, @RestQuery @DefaultValue("100") int most) {
    return database.read(tx -> repository.open(tx, reason, Math.clamp(most, 1, 1000))).stream().map(QuarantineResource::entry).toList();
  }

  /** One, with headers and body. */
  @GET
  @Path("/{deliveryId}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Inspection inspect(@RestPath String deliveryId) {
    Kept kept =
        database.inTransaction(
            tx -> {
              Kept found = repository.find(tx, deliveryId).orElseThrow(QuarantineReplay::notThere);
              audit.write(tx, operator.principal(), "quarantine.inspect", "delivery/" + deliveryId, Map.of());
              return found;
            });
    RawBody body = RawBody.of(kept.delivery().body());
    return new Inspection(entry(kept), kept.delivery().headers().values(), body.text(), body.base64());
  }

  /** Translates it again and folds in what it tells; refused with the reason when it still cannot be understood. */
  @POST
  @Path("/{deliveryId}/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Understood replay(@RestPath String deliveryId) {
    return new Understood(deliveryId, replay.replay(deliveryId, operator.principal()));
  }

  /** Replays all that is open, oldest first, at most 1000 at a time; of one reason where that is said. */
  @POST
  @Path("/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Replayed<String> replayMany(@RestQuery @DefaultValue("") String reason, @RestQuery @DefaultValue("1000") int most) {
    return Replayed.each(database.read(tx -> repository.openIds(tx, reason, Math.clamp(most, 1, 1000))), id -> replay.replay(id, operator.principal()));
  }

  /** Takes it off the list without replaying it; the row stays. */
  @POST
  @Path("/{deliveryId}/discard")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void discard(@RestPath String deliveryId) {
    replay.discard(deliveryId, operator.principal());
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
