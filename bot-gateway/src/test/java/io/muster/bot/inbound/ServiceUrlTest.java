package io.muster.bot.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {
  private static final Set<String> ORIGINS = Set.of("https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com", "https://localhost:8443");

  @ParameterizedTest
  @ValueSource(strings = {"https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/emea/1111-2222/", "https://smba.trafficmanager.net",
    "https://smba.infra.gcc.teams.microsoft.com/gcc", "https://localhost:8443/teams/"})
  void addresses_of_the_listed_origins_are_allowed(String address) {
    assertThat(ServiceUrl.allowed(address, ORIGINS)).isTrue();
  }

  static List<String> foreign() {
    return List.of("https://evil.trafficmanager.net/amer/", "https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net@evil.example/",
        "https://evil@smba.trafficmanager.net/", "https://user:pass@smba.trafficmanager.net/amer/", "http://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net:8443/",
        "https://SMBA.trafficmanager.net/", "HTTPS://smba.trafficmanager.net/", "https://smba.trafficmanager.net./", "https://smba.trafficmanager.net/?x=1", "https://smba.trafficmanager.net/#x",
        "https://smba.trafficmanager.net/../admin", "https://smba。trafficmanager。net/", "https://smbа.trafficmanager.net/", "https://127.0.0.1/", "https://2130706433/", "https://0x7f000001/",
        "https://0177.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/", "https://10.0.0.1/", "https://localhost/teams/", "https://localhost:8444/", "file:///etc/passwd",
        "gopher://smba.trafficmanager.net/", "//smba.trafficmanager.net/", "smba.trafficmanager.net/amer", "https:/smba.trafficmanager.net/", "https://smba.trafficmanager.net\\@evil.example/",
        "https://smba.trafficmanager.net%2eevil.example/", " https://smba.trafficmanager.net/", "https://smba.trafficmanager.net/\nHost: evil", "https://evil.example/https://smba.trafficmanager.net/",
        "https://evil.example#https://smba.trafficmanager.net/", "https://smba.trafficmanager.net%00.evil.example/", "https://xsmba.trafficmanager.net/", "https://smba.trafficmanager.nete/", "javascript:alert(1)",
        "data:text/plain,x", "", "https://", "https:///amer", "https://smba.trafficmanager.net /");
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void every_other_address_is_refused(String address) {
    assertThat(ServiceUrl.allowed(address, ORIGINS)).isFalse();
  }

  @Test
  void claim_and_body_are_compared_byte_for_byte_but_for_one_trailing_slash() {
    assertThat(ServiceUrl.same("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/amer")).isTrue();
    assertThat(ServiceUrl.same("https://smba.trafficmanager.net/amer//", "https://smba.trafficmanager.net/amer")).isFalse();
    assertThat(ServiceUrl.same("https://smba.trafficmanager.net/Amer/", "https://smba.trafficmanager.net/amer/")).isFalse();
    assertThat(ServiceUrl.same(null, "https://smba.trafficmanager.net/amer/")).isFalse();
  }
}
