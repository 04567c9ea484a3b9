package io.muster.testkit.infrastructure;

import io.muster.embedded.DatabaseSpec;
import java.util.List;

/** The five services' databases, each with its own role, as tests know them. */
public final class MusterDatabases {
  public static final String INGEST = "muster_ingest";
  public static final String MAPPING = "muster_mapping";
  public static final String BOT = "muster_bot";
  public static final String IDENTITY = "muster_identity";
  public static final String GRAPH = "muster_graph";

  private MusterDatabases() {}

  /** All five. The passwords hold for test servers only. */
  public static List<DatabaseSpec> all() {
    return List.of(spec(INGEST), spec(MAPPING), spec(BOT), spec(IDENTITY), spec(GRAPH));
  }

  /** The one of this name; an unknown name is an {@link IllegalArgumentException}. */
  public static DatabaseSpec named(String name) {
    return all().stream()
        .filter(database -> database.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service has a database named " + name));
  }

  private static DatabaseSpec spec(String name) {
    return new DatabaseSpec(name, name, name + "-of-a-test");
  }
}
