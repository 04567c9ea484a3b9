package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.frame.FailedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Very many mappings in channel-mapping's database, of tenants that there are only here. */
final class ManyRows {
  static final int TENANTS = 50;
  static final int SERVICES = 1_000;

  private ManyRows() {}

  /** Their directory ids. */
  static List<String> tenants() {
    return IntStream.range(0, TENANTS).mapToObj(number -> "00000000-0000-0000-0000-%012d".formatted(1_000 + number)).toList();
  }

  /**
   * As many rows as operators would make in years; each tenant has an account of its own, each service is shown in several channels. The first tenant's account is that of
   * the sender whose webhooks the arena knows.
   */
  static void fill(Arena arena, int mappings) {
    execute(
        arena,
        """
        insert into connection (tenant, account, active, since)
        select '00000000-0000-0000-0000-' || lpad((1000 + n)::text, 12, '0'), case n when 0 then 'pagerduty/%s' else 'pagerduty/route' || n end, true, now()
        from generate_series(0, %d) n on conflict do nothing
        """
            .formatted(account(arena, 0), TENANTS - 1),
        """
        insert into mapping (id, tenant, conversation, account, source_kind, source_id, source_name, owner, rules, generation, removed, changed_by, changed_at, since)
        select 'route-' || n, '00000000-0000-0000-0000-' || lpad((1000 + n %% %1$d)::text, 12, '0'), '19:route' || (n / (%1$d * %2$d)) || '@thread.tacv2',
               case n %% %1$d when 0 then 'pagerduty/%4$s' else 'pagerduty/route' || n %% %1$d end, 'SERVICE',
               'PBEN' || lpad((n / %1$d %% %2$d)::text, 3, '0'), 'Service', 'API', '{"urgencies":[],"priorities":[],"startOn":[],"notifyOn":[]}', 1, false, 'operator:bench', now(), now()
        from generate_series(0, %3$d) n
        """
            .formatted(TENANTS, SERVICES, mappings - 1, account(arena, 0)),
        "analyze mapping");
  }

  /** The account of a tenant, as PagerDuty names it. */
  static String account(Arena arena, int tenant) {
    return tenant == 0 ? arena.gate().account() : "route" + tenant;
  }

  /** In how many channels each service is shown. */
  static int channels(int mappings) {
    return mappings / (TENANTS * SERVICES);
  }

  /** Takes them away again. */
  static void empty(Arena arena) {
    execute(arena, "delete from mapping where id like 'route-%'", "delete from connection where tenant like '00000000-0000-0000-0000-0000000010%'", "vacuum analyze mapping");
  }

  private static void execute(Arena arena, String... statements) {
    try (Connection database = arena.stores().database("channel-mapping");
        var statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new FailedRun("channel-mapping's database did not take the mappings: " + e.getMessage());
    }
  }
}
