package io.muster.graph.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CloudTest {

  @Test
  void the_public_cloud_is_where_microsoft_says() {
    Cloud cloud = cloud(Map.of());
    assertThat(cloud.authorityOf("t")).isEqualTo("https://login.microsoftonline.com/t");
    assertThat(cloud.graphV1()).isEqualTo("https://graph.microsoft.com/v1.0");
    assertThat(cloud.everythingConsented()).isEqualTo("https://graph.microsoft.com/.default");
    assertThat(cloud.published()).isTrue();
  }

  @Test
  void a_national_cloud_has_its_own_hosts_and_no_instance_discovery() {
    Cloud cloud = cloud(Map.of("muster.graph.cloud.name", "gcc-high"));
    assertThat(cloud.authorityOf("t")).isEqualTo("https://login.microsoftonline.us/t");
    assertThat(cloud.everythingConsented()).isEqualTo("https://graph.microsoft.us/.default");
    assertThat(cloud.published()).isFalse();
  }

  @Test
  void the_sandbox_replaces_addresses_and_nothing_else() {
    Cloud cloud =
        cloud(Map.of("muster.graph.cloud.login-address", "https://localhost:1/", "muster.graph.cloud.graph-address", "https://localhost:2/v1.0"));
    assertThat(cloud.authorityOf("t")).isEqualTo("https://localhost:1/t");
    assertThat(cloud.graphV1()).isEqualTo("https://localhost:2/v1.0");
    assertThat(cloud.everythingConsented()).isEqualTo("https://graph.microsoft.com/.default");
    assertThat(cloud.published()).isFalse();
  }

  private static Cloud cloud(Map<String, String> settings) {
    var config = new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter()).withMapping(CloudConfig.class).withSources(new PropertiesConfigSource(settings, "test", 100)).build();
    return Cloud.of(config.getConfigMapping(CloudConfig.class));
  }
}
