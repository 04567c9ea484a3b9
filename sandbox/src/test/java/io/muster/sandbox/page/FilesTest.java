package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.page.http.HttpFace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
  private final HttpFace face = new HttpFace(0, "/page-of-the-tests", List.of());
  private final PageClient page = new PageClient(URI.create("http://127.0.0.1:" + face.port()));

  @AfterEach
  void stop() {
    face.close();
  }

  @ParameterizedTest
  @CsvSource({"/, text/html; charset=utf-8", "/index.html, text/html; charset=utf-8", "/app-ABCD1234.js, text/javascript; charset=utf-8", "/parts/look.css, text/css; charset=utf-8"})
  void each_file_has_its_type_and_allows_no_guessing(String path, String type) {
    PageClient.Answer answer = page.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", type).containsEntry("x-content-type-options", "nosniff");
  }

  @Test
  void no_script_runs_that_the_page_did_not_bring_as_a_file() {
    String policy = page.get("/").headers().get("content-security-policy");
    assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
  }

  @Test
  void only_a_file_whose_name_changes_with_its_content_is_kept_for_ever() {
    assertThat(page.get("/app-ABCD1234.js").headers().get("cache-control")).contains("immutable");
    assertThat(page.get("/").headers().get("cache-control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing.js", "/../logback.xml", "/%2e%2e/page-of-the-tests/index.html", "/parts/../index.html", "/.hidden.js", "/parts//look.css", "/secret.properties", "/parts"})
  void what_is_no_file_of_the_page_is_not_given(String path) {
    PageClient.Answer answer = page.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("problem").asText()).isEqualTo("The page has no such file.");
  }

  @Test
  void files_are_read_and_not_written() {
    PageClient.Answer answer = page.send("POST", "/index.html", Map.of("Sec-Fetch-Site", "same-origin"), null);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().path("problem").asText()).isEqualTo("Files of the page are read only.");
  }

  @Test
  void a_page_that_was_not_built_says_how_to_build_it() {
    try (HttpFace bare = new HttpFace(0, "/no-such-folder", List.of())) {
      PageClient.Answer answer = new PageClient(URI.create("http://127.0.0.1:" + bare.port())).get("/");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("The page is not built.", "./muster build");
    }
  }

  @Test
  void an_address_of_the_api_that_is_none_says_so() {
    assertThat(page.get("/api/nothing").json().path("problem").asText()).isEqualTo("There is nothing at /api/nothing.");
  }
}
