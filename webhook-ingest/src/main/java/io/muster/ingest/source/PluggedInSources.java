package io.muster.ingest.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Incident tools from jars that the operator named. A jar that is not there ends the start: a tool must not be missed in silence. */
@ApplicationScoped
class PluggedInSources {
  private final List<IncidentSource> sources;

  PluggedInSources(SourceConfig config) {
    this.sources = config.jars().filter(jars -> !jars.isEmpty()).map(PluggedInSources::load).orElse(List.of());
  }

  List<IncidentSource> all() {
    return sources;
  }

  private static List<IncidentSource> load(List<Path> jars) {
    URL[] urls = jars.stream().map(PluggedInSources::url).toArray(URL[]::new);
    var loader = new URLClassLoader("muster-sources", urls, IncidentSource.class.getClassLoader());
    // Only what the jars themselves name, not what their parent offers as well.
    return ServiceLoader.load(IncidentSource.class, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException("muster.ingest.source.jars names a file that cannot be read: " + jar);
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("muster.ingest.source.jars holds no path: " + jar, e);
    }
  }
}
