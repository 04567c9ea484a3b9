package io.muster.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC");

  @TempDir Path folder;
  private Path jars;

  @BeforeEach
  void aJar() throws IOException {
    jars = Files.createDirectory(folder.resolve("jars"));
    Files.writeString(jars.resolve("service.jar"), "as it was built");
  }

  @Test
  void the_same_jars_and_options_have_the_same_cache() {
    assertThat(cache(OPTIONS)).isEqualTo(cache(OPTIONS));
  }

  @Test
  void a_changed_jar_never_meets_the_old_cache() throws IOException {
    AotCache before = cache(OPTIONS);
    Files.writeString(jars.resolve("service.jar"), "as it was built later");

    assertThat(cache(OPTIONS)).isNotEqualTo(before);
  }

  @Test
  void other_options_of_the_JVM_have_another_cache() {
    assertThat(cache(List.of("-XX:+UseG1GC"))).isNotEqualTo(cache(OPTIONS));
  }

  @Test
  void a_cache_is_used_only_once_it_is_whole() throws IOException {
    AotCache cache = cache(OPTIONS);
    Files.writeString(cache.draft(), "half");
    assertThat(cache.use()).isEmpty();

    cache.accept();

    assertThat(cache.use()).contains("-XX:AOTCache=" + cache.file());
  }

  @Test
  void a_new_cache_takes_the_place_of_older_ones_of_its_program_and_of_no_other() throws IOException {
    Path old = Files.writeString(folder.resolve("bot-gateway-0011.aot"), "old");
    Path another = Files.writeString(folder.resolve("webhook-ingest-0011.aot"), "another program's");
    AotCache cache = cache(OPTIONS);
    Files.writeString(cache.draft(), "new");

    cache.accept();

    assertThat(old).doesNotExist();
    assertThat(another).exists();
    assertThat(cache.file()).hasContent("new");
  }

  private AotCache cache(List<String> options) {
    return AotCache.of(folder, "bot-gateway", jars, options);
  }
}
