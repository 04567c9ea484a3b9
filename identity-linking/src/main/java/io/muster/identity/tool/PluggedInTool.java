package io.muster.identity.tool;

import org.eclipse.microprofile.config.Config;

/**
 * How an {@link IncidentTool} is made that comes in a jar of its own. Beans are found when the service is built, so such a tool is none: it is named
 * in {@code META-INF/services/io.muster.identity.tool.PluggedInTool}, has a constructor without parameters, and gets here what it needs.
 */
public interface PluggedInTool {

  /**
   * Makes the tool; called once, at the start.
   *
   * @param http the one way out, with the deadlines and limits of this service
   * @param settings of this service, among them the tool's own: {@code muster.identity.tools.<word>.…}
   */
  IncidentTool make(ToolHttp http, Config settings);
}
