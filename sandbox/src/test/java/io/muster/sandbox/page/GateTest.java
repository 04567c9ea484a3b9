package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Map<String, String> INCIDENT = Map.of("service", "Payments API", "title", "From elsewhere", "by", "tobi@acme.example.com");

  private final SmallWorld world = SmallWorld.get();
  private final PageClient page = world.client();

  @Test
  void a_foreign_name_for_this_machine_is_refused_whatever_is_asked() {
    PageClient.Answer answer = page.send("GET", "/api/state", Map.of("Host", "rebound.example:" + world.page.getPort()), null);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("problem").asText()).isEqualTo("This page answers under its own address only.");
    assertThat(answer.json().path("next").asText()).contains("./muster up");
  }

  @Test
  void another_port_of_this_machine_is_a_foreign_name_too() {
    assertThat(page.send("GET", "/", Map.of("Host", "127.0.0.1:1"), null).status()).isEqualTo(403);
  }

  @Test
  void localhost_is_this_machine() {
    assertThat(page.send("GET", "/api/state", Map.of("Host", "localhost:" + world.page.getPort()), null).status()).isEqualTo(200);
  }

  @Test
  void what_another_site_makes_a_browser_send_changes_nothing() {
    int before = incidents();
    PageClient.Answer answer =
        page.send("POST", "/api/pagerduty/incidents", Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site", "Content-Type", "application/json"), INCIDENT);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("problem").asText()).isEqualTo("Only this page itself may change something here.");
    assertThat(incidents()).isEqualTo(before);
  }

  @Test
  void a_page_on_another_port_of_this_machine_is_another_site() {
    Map<String, String> headers = Map.of("Origin", "http://127.0.0.1:1", "Sec-Fetch-Site", "same-site", "Content-Type", "application/json");
    assertThat(page.send("POST", "/api/pagerduty/incidents", headers, INCIDENT).json().path("problem").asText()).isEqualTo("Only this page itself may change something here.");
  }

  @Test
  void who_does_not_say_where_it_comes_from_changes_nothing() {
    PageClient.Answer answer = page.send("POST", "/api/pagerduty/incidents", Map.of("Content-Type", "application/json"), INCIDENT);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("problem").asText()).isEqualTo("Only this page itself may change something here.");
  }

  @Test
  void another_site_reads_nothing_either() {
    assertThat(page.send("GET", "/api/state", Map.of("Origin", "null"), null).status()).isEqualTo(403);
    assertThat(page.send("GET", "/api/events", Map.of("Origin", "https://evil.example"), null).status()).isEqualTo(403);
  }

  @Test
  void a_form_of_another_site_cannot_pass_as_json() {
    Map<String, String> headers = Map.of("Origin", world.page.toString(), "Content-Type", "text/plain");
    PageClient.Answer answer = page.send("POST", "/api/pagerduty/incidents", headers, INCIDENT);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().path("problem").asText()).isEqualTo("The page's server takes JSON only.");
  }

  private int incidents() {
    return page.get("/api/pagerduty/incidents").json().size();
  }
}
