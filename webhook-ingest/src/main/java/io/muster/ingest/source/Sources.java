package io.muster.ingest.source;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The incident tools that this installation understands, by their words: the built-in ones, and those plugged in. */
@ApplicationScoped
public class Sources {
  private static final Logger LOG = Logger.getLogger(Sources.class);
  private final Map<String, IncidentSource> byTool = new TreeMap<>();

  Sources(@All List<IncidentSource> builtIn, PluggedInSources pluggedIn) {
    Stream.concat(builtIn.stream(), pluggedIn.all().stream())
        .forEach(
            source -> {
              if (byTool.put(source.tool(), source) != null) {
                throw new IllegalStateException("two incident tools are called " + source.tool());
              }
            });
  }

  /** The tool of this word, if it is understood. */
  public Optional<IncidentSource> of(String tool) {
    return Optional.ofNullable(byTool.get(tool));
  }

  /** All words. */
  public Set<String> tools() {
    return Collections.unmodifiableSet(byTool.keySet());
  }

  // At start, so that a tool that cannot be loaded is not noticed only by its first delivery.
  void start(@Observes StartupEvent event) {
    LOG.infof("Incident tools: %s", byTool.keySet());
  }
}
