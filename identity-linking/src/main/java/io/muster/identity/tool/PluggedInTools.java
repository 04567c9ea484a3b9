package io.muster.identity.tool;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Incident tools from jars that the operator named. A jar that is not there ends the start: a tool must not be missed in silence. */
@ApplicationScoped
class PluggedInTools {
  private final List<IncidentTool> tools;

  PluggedInTools(PluggedInConfig config, ToolHttp http) {
    this.tools =
        config.jars().filter(jars -> !jars.isEmpty()).map(PluggedInTools::load).orElse(List.of()).stream()
            .map(plugged -> plugged.make(http, config.settings().getOrDefault(plugged.word(), Map.of())))
            .toList();
  }

  List<IncidentTool> all() {
    return tools;
  }

  private static List<PluggedInTool> load(List<Path> jars) {
    URL[] urls = jars.stream().map(PluggedInTools::url).toArray(URL[]::new);
    var loader = new URLClassLoader("muster-tools", urls, IncidentTool.class.getClassLoader());
    // Only what the jars themselves name, not what their parent offers as well.
    return ServiceLoader.load(PluggedInTool.class, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException("muster.identity.tool.jars names a file that cannot be read: " + jar);
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("muster.identity.tool.jars holds no path: " + jar, e);
    }
  }
}
