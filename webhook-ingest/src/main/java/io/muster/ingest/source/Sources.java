package io.muster.ingest.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The incident tools that this installation understands, by their words. */
@ApplicationScoped
public class Sources {
  private final Map<String, IncidentSource> byTool = new TreeMap<>();

  @Inject
  public Sources(@Any Instance<IncidentSource> sources) {
    this((Iterable<IncidentSource>) sources);
  }

  /** For tests. Two sources of the same word are an {@link IllegalStateException}. */
  public Sources(Iterable<IncidentSource> sources) {
    for (IncidentSource source : sources) {
      if (byTool.put(source.tool(), source) != null) {
        throw new IllegalStateException("two sources are called " + source.tool());
      }
    }
  }

  /** For the proxy only. */
  protected Sources() {}

  /** The tool of this word, if it is understood. */
  public Optional<IncidentSource> of(String tool) {
    return Optional.ofNullable(byTool.get(tool));
  }

  /** All words. */
  public Set<String> tools() {
    return Set.copyOf(byTool.keySet());
  }
}
