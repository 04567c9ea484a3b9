package io.muster.kit.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.deadletter.DeadLetterRepository.Kept;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The dead letters of this service, for operators. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {
  private final DeadLetterRepository repository;
  private final DeadLetterReplay replay;
  private final Database database;
  private final Audit audit;
  private final OperatorPrincipal operator;

  DeadLetterResource(DeadLetterRepository repository, DeadLetterReplay replay, Database database, Audit audit, OperatorPrincipal operator) {
    this.repository = repository;
    this.replay = replay;
    this.database = database;
    this.audit = audit;
    this.operator = operator;
  }

  /** One dead letter, without its bytes. {@code settledAs} is absent while nothing was done about it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Entry(
      long id, String consumer, String topic, int partition, long offset, String key, String reason, String detail, Instant keptAt, int bytes, Optional<String> settledAs) {}

  /**
   * One dead letter, whole.
   *
   * @param body where the bytes are text
   * @param bodyBase64 where they are not
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Inspection(Entry entry, Map<String, String> headers, Optional<String> body, Optional<String> bodyBase64) {}

  /** Those about which nothing was done yet, newest first, at most 1000; of one consumer or one reason where that is said. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<Entry> open(@RestQuery @DefaultValue("") String consumer, @RestQuery @DefaultValue("") String reason, @RestQuery @DefaultValue("100") int most) {
    return database.read(tx -> repository.open(tx, consumer, reason, Math.clamp(most, 1, 1000))).stream().map(DeadLetterResource::entry).toList();
  }

  /** One, with headers and bytes. Who looked is written into the audit. */
  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Inspection inspect(@RestPath long id) {
    Kept kept =
        database.inTransaction(
            tx -> {
              Kept found =
                  repository.find(tx, id).orElseThrow(() -> new Problem(DeadLetterProblem.NO_SUCH_LETTER, "Check its id in the list of dead letters."));
              audit.write(tx, operator.principal(), "dead-letter.inspect", "dead-letter/" + id, Map.of());
              return found;
            });
    var body = RawBody.of(kept.buried().value());
    return new Inspection(entry(kept), kept.buried().headers(), body.text(), body.base64());
  }

  /** Hands it to its consumer once more; refused with the reason when that fails again. */
  @POST
  @Path("/{id}/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Replayed<Long> replay(@RestPath long id) {
    replay.replay(id, operator.principal());
    return new Replayed<>(1, List.of());
  }

  /** Replays the open ones, oldest first, at most 1000 at a time; of one consumer or one reason where that is said. */
  @POST
  @Path("/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Replayed<Long> replayMany(@RestQuery @DefaultValue("") String consumer, @RestQuery @DefaultValue("") String reason, @RestQuery @DefaultValue("1000") int most) {
    return Replayed.each(database.read(tx -> repository.openIds(tx, consumer, reason, Math.clamp(most, 1, 1000))), id -> replay.replay(id, operator.principal()));
  }

  /** Takes it off the list without replaying it; the row stays. */
  @POST
  @Path("/{id}/discard")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void discard(@RestPath long id) {
    replay.discard(id, operator.principal());
  }

  private static Entry entry(Kept kept) {
    var buried = kept.buried();
    return new Entry(
        kept.id(), buried.consumer(), buried.topic(), buried.partition(), buried.offset(), buried.key(), kept.reason(), kept.detail(), kept.keptAt(),
        buried.value() == null ? 0 : buried.value().length, kept.settledAs());
  }
}
