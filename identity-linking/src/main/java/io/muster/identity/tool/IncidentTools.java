package io.muster.identity.tool;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The incident tools that this installation knows: the built-in ones, and those plugged in. */
@ApplicationScoped
public class IncidentTools {
  private static final Logger LOG = Logger.getLogger(IncidentTools.class);
  private final Map<String, IncidentTool> byWord = new TreeMap<>();

  /** Collects the tools; two with the same word are an {@link IllegalStateException}. */
  @Inject
  public IncidentTools(Instance<IncidentTool> builtIn, PluggedInTools pluggedIn) {
    Stream.concat(builtIn.stream(), pluggedIn.all().stream())
        .forEach(
            tool -> {
              if (byWord.put(tool.description().tool(), tool) != null) {
                throw new IllegalStateException("two tools are called " + tool.description().tool());
              }
            });
  }

  /** The tool with this word, if this installation has it. */
  public Optional<IncidentTool> named(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  /** The tool of an account that is known here; a missing one is an {@link IllegalStateException}. */
  public IncidentTool of(ToolAccount account) {
    return named(account.id().tool()).orElseThrow(() -> new IllegalStateException("no such tool: " + account.id().tool()));
  }

  /** All of them, in the order of their words. */
  public Collection<IncidentTool> all() {
    return byWord.values();
  }

  // At start, so that a tool that cannot be loaded is not noticed only by its first press.
  void start(@Observes StartupEvent event) {
    LOG.infof("Incident tools: %s", byWord.keySet());
  }
}
