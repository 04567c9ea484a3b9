package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.webhook.EventType;
import io.muster.standins.pagerduty.webhook.Signature;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class SignatureTest {

    @Test
    void our_signatures_equal_the_published_and_recorded_ones_and_not_the_tampered_one() throws IOException {
        List<JsonObject> vectors = published("signature-vectors.json").getJsonArray("vectors").stream()
                .map(JsonObject.class::cast).toList();
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(5);
        for (JsonObject vector : vectors) {
            String ours = Signature.header(List.of(vector.getString("secret")),
                    vector.getString("body").getBytes(StandardCharsets.UTF_8));
            boolean same = ours.equals(vector.getString("header_X_PagerDuty_Signature"));
            assertThat(same).as(vector.getString("name")).isEqualTo("accept".equals(vector.getString("expect")));
        }
    }

    @Test
    void one_can_subscribe_to_exactly_the_published_event_types_with_their_scopes() throws IOException {
        List<JsonObject> types = published("webhook-v3-event-types.json").getJsonArray("event_types").stream()
                .map(JsonObject.class::cast).filter(type -> !"pagey.ping".equals(type.getString("event_type")))
                .toList();
        assertThat(EventType.all()).isEqualTo(
                types.stream().map(type -> type.getString("event_type")).collect(Collectors.toSet()));
        types.forEach(type -> assertThat(EventType.scope(type.getString("event_type")))
                .contains(type.getString("scoped_oauth")));
    }

    private static JsonObject published(String name) throws IOException {
        Path file = Path.of(System.getProperty("muster.contracts", ""), "pagerduty", name);
        Assumptions.assumeTrue(Files.exists(file), "the published contracts stand beside this checkout");
        return new JsonObject(Files.readString(file));
    }
}
