package io.muster.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PluggedInSourcesTest {
  private static final String SOURCE =
      """
      package elsewhere;
      import io.muster.ingest.source.*;
      import io.muster.contracts.incident.*;
      import java.util.*;
      public class Elsewhere implements IncidentSource {
        public String tool() { return "elsewhere"; }
        public Authenticity authenticity() { return null; }
        public Optional<String> vendorDeliveryId(DeliveryHeaders headers, byte[] body) { return Optional.empty(); }
        public Optional<SubjectId> subject(AccountId account, byte[] body) { return Optional.empty(); }
        public Translation translate(Delivery delivery) { return new Translation.Nothing("elsewhere"); }
        public List<ActionOffer> offers(Incident incident) { return List.of(); }
      }
      """;
  @TempDir Path folder;

  @Test
  void a_tool_in_a_jar_is_found_and_those_that_are_built_in_are_not_found_twice() throws IOException {
    var sources = new PluggedInSources(() -> Optional.of(List.of(jar())));

    assertThat(sources.all()).extracting(IncidentSource::tool).containsExactly("elsewhere");
  }

  @Test
  void without_jars_nothing_is_plugged_in() {
    assertThat(new PluggedInSources(Optional::empty).all()).isEmpty();
  }

  @Test
  void a_jar_that_is_not_there_is_not_passed_over() {
    assertThatThrownBy(() -> new PluggedInSources(() -> Optional.of(List.of(folder.resolve("absent.jar")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent.jar");
  }

  private Path jar() {
    try {
      Path source = Files.writeString(Files.createDirectories(folder.resolve("elsewhere")).resolve("Elsewhere.java"), SOURCE);
      int outcome = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString());
      assertThat(outcome).isZero();
      Path jar = folder.resolve("elsewhere.jar");
      try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
        entry(out, "META-INF/services/" + IncidentSource.class.getName(), "elsewhere.Elsewhere".getBytes(StandardCharsets.UTF_8));
        entry(out, "elsewhere/Elsewhere.class", Files.readAllBytes(folder.resolve("elsewhere/Elsewhere.class")));
      }
      return jar;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
