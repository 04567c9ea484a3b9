package io.muster.identity.tool.acme;

import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.PluggedInTool;
import io.muster.identity.tool.ToolHttp;
import java.net.URI;
import org.eclipse.microprofile.config.Config;

/** Acme in a jar of its own. */
public final class AcmePlug implements PluggedInTool {
  @Override
  public IncidentTool make(ToolHttp http, Config settings) {
    AcmeTool tool = new AcmeTool();
    tool.http = http;
    tool.config = () -> settings.getValue("muster.identity.tools.acme.base", URI.class);
    return tool;
  }
}
