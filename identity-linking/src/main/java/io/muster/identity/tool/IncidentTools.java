package io.muster.identity.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The incident tools that this installation knows: whichever are on the class path. */
@ApplicationScoped
public class IncidentTools {
  private final Map<String, IncidentTool> byWord = new TreeMap<>();

  /** Collects the tools; two with the same word are an {@link IllegalStateException}. */
  @Inject
  public IncidentTools(Instance<IncidentTool> tools) {
    StreamSupport.stream(tools.spliterator(), false)
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
}
