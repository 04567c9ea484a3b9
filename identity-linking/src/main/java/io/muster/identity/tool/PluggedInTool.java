package io.muster.identity.tool;

import java.util.Map;

/**
 * How an {@link IncidentTool} is made that comes in a jar of its own. Beans are found when the service is built, so such a tool is none: it is named
 * in {@code META-INF/services/io.muster.identity.tool.PluggedInTool}, has a constructor without parameters, and gets here what it needs.
 */
public interface PluggedInTool {

  /** The tool's word, as {@link IncidentTool#description()} tells it. */
  String word();

  /**
   * Makes the tool; called once, at the start.
   *
   * @param http the one way out, with the deadlines and limits of this service
   * @param settings the tool's own, by their names after {@code muster.identity.tool.settings.<word>.}; a missing one that is needed may end the start
   */
  IncidentTool make(ToolHttp http, Map<String, String> settings);
}
