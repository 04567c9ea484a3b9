package io.muster.kit.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.deadletter.GivenUpWorkRepository.GivenUp;
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
import java.util.function.BiPredicate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Work that this service has given up (such as a reading that the tool refused), for operators. */
@Path("/api/dead-letters/given-up")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GivenUpWorkResource {
  private final GivenUpWorkRepository repository;
  private final Database database;
  private final Audit audit;
  private final OperatorPrincipal operator;

  GivenUpWorkResource(GivenUpWorkRepository repository, Database database, Audit audit, OperatorPrincipal operator) {
    this.repository = repository;
    this.database = database;
    this.audit = audit;
    this.operator = operator;
  }

  /** One piece of work, without its content. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Entry(long id, String kind, String key, String reason, int attempts, Instant wantedAt, Optional<Instant> givenUpAt) {}

  /** What was given up, newest first, at most 1000; of one kind where that is said. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<Entry> all(@RestQuery @DefaultValue("") String kind, @RestQuery @DefaultValue("100") int most) {
    return database.read(tx -> repository.all(tx, kind, Math.clamp(most, 1, 1000))).stream().map(GivenUpWorkResource::entry).toList();
  }

  /** Has it tried again. */
  @POST
  @Path("/{id}/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void replay(@RestPath long id) {
    change(id, "work.replay", repository::again);
  }

  /** Has all of it tried again, oldest first, at most 1000 at a time; of one kind where that is said. */
  @POST
  @Path("/replay")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public Replayed<Long> replayMany(@RestQuery @DefaultValue("") String kind, @RestQuery @DefaultValue("1000") int most) {
    return Replayed.each(database.read(tx -> repository.ids(tx, kind, Math.clamp(most, 1, 1000))), this::replay);
  }

  /** Forgets it. */
  @POST
  @Path("/{id}/discard")
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
  public void discard(@RestPath long id) {
    change(id, "work.discard", repository::discard);
  }

  private void change(long id, String action, BiPredicate<Tx, Long> change) {
    database.run(
        tx -> {
          if (!change.test(tx, id)) {
            throw new Problem(DeadLetterProblem.NO_SUCH_LETTER, "Check its id in the list of work that was given up: GET /api/dead-letters/given-up.");
          }
          audit.write(tx, operator.principal(), action, "work/" + id, Map.of());
        });
  }

  private static Entry entry(GivenUp one) {
    return new Entry(one.id(), one.kind(), one.key(), one.reason(), one.attempts(), one.wantedAt(), one.givenUpAt());
  }
}
