package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which conversations show which subjects. A subject's key begins with its account. */
@ApplicationScoped
class RouteRepository {
  private static final String PUT =
      """
      insert into route (subject, tenant, conversation, account, mapping, generation, active, changed_at) values ($1, $2, $3, $4, $5, $6, $7, now())
      on conflict (subject, tenant, conversation) do update
      set mapping = excluded.mapping, generation = excluded.generation, active = excluded.active, changed_at = excluded.changed_at
      """;

  /** Asks for the routes of these subjects, ended ones too; the answer is read when it is wanted. */
  Supplier<List<Route>> of(Tx tx, Set<SubjectId> subjects) {
    Map<String, SubjectId> byKey = subjects.stream().collect(Collectors.toMap(SubjectId::key, Function.identity()));
    Tx.Answer answer =
        tx.ask("select subject, tenant, conversation, mapping, generation, active from route where subject = any($1)", (Object) byKey.keySet().toArray(String[]::new));
    return () -> answer.rows().stream().map(row -> route(row, byKey.get(row.getString("subject")))).toList();
  }

  /** Keeps these, each instead of what was known of its subject and conversation. */
  void put(Tx tx, Collection<Route> routes) {
    tx.sendBatch(
        PUT,
        routes.stream()
            .map(
                route ->
                    Sql.tuple(
                        route.subject().key(),
                        route.conversation().tenant().value(),
                        route.conversation().value(),
                        route.subject().account().key(),
                        route.rule().mappingId(),
                        route.rule().generation(),
                        route.active()))
            .toList());
  }

  private static Route route(Row row, SubjectId subject) {
    return new Route(
        subject,
        new ConversationId(new TenantId(row.getString("tenant")), row.getString("conversation")),
        new Rule(row.getString("mapping"), row.getLong("generation")),
        row.getBoolean("active"));
  }
}
