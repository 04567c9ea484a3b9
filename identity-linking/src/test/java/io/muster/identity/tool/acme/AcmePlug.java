package io.muster.identity.tool.acme;

import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.PluggedInTool;
import io.muster.identity.tool.ToolHttp;
import java.net.URI;
import java.util.Map;

/** Acme in a jar of its own. */
public final class AcmePlug implements PluggedInTool {
  @Override
  public String word() {
    return "acme";
  }

  @Override
  public IncidentTool make(ToolHttp http, Map<String, String> settings) {
    URI base = URI.create(settings.get("base"));
    AcmeTool tool = new AcmeTool();
    tool.http = http;
    tool.config = () -> base;
    return tool;
  }
}
