package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
  private static final Path PAGE = Checkout.ROOT.resolve("docs/reference/configuration.md");
  private static final List<String> ROOMS =
      List.of("platform/service-kit", "webhook-ingest", "channel-mapping", "bot-gateway", "identity-linking", "graph-actions");

  private final ConfigurationReference reference = ConfigurationReference.of(ROOMS);

  @Test
  void the_page_tells_every_setting_of_the_code() throws IOException {
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, reference.markdown());
    }
    assertThat(PAGE).as("write it with -Dgoldens.write=true").content().isEqualTo(reference.markdown());
  }

  @Test
  void every_setting_is_explained() {
    assertThat(reference.settings()).isNotEmpty();
    assertThat(reference.settings()).allSatisfy(setting -> assertThat(setting.text()).as(setting.name()).isNotBlank());
  }

  @Test
  void every_room_that_has_settings_is_read() {
    assertThat(reference.settings().stream().map(ConfigurationReference.Setting::room).distinct()).containsExactlyInAnyOrderElementsOf(ROOMS);
  }
}
