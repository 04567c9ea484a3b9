package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.webhook.EventType;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every event type is told, and every data type has the shape of its published sample. */
class EventDataTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void every_published_event_type_can_be_provoked() {
        provokeEverything();
        assertThat(new TreeSet<>(receiver.types())).isEqualTo(new TreeSet<>(EventType.all()));
    }

    @Test
    @Tag("conformance")
    void every_data_type_has_the_fields_and_types_of_its_published_sample() throws IOException {
        Path samples = Path.of(System.getProperty("muster.contracts", ""), "pagerduty", "samples");
        Assumptions.assumeTrue(Files.exists(samples), "the published contracts stand beside this checkout");
        provokeEverything();
        Map<String, List<JsonObject>> byType = receiver.deliveries.stream()
                .map(delivery -> delivery.event().getJsonObject("data"))
                .collect(Collectors.groupingBy(data -> data.getString("type")));
        assertThat(byType.keySet()).as("data types").hasSize(12);
        for (Map.Entry<String, List<JsonObject>> one : byType.entrySet()) {
            JsonObject sample = new JsonObject(Files.readString(samples.resolve("docs-data-" + one.getKey() + ".json")));
            one.getValue().forEach(data -> assertSameShape(one.getKey(), sample, data));
        }
    }

    private void assertSameShape(String at, JsonObject sample, JsonObject ours) {
        List<String> optional = List.of("reopened_at", "incident_type");
        assertThat(ours.fieldNames()).as(at).containsAll(sample.fieldNames().stream()
                .filter(name -> !optional.contains(name)).toList());
        assertThat(sample.fieldNames()).as(at + " has nothing the vendor does not have")
                .containsAll(ours.fieldNames());
        for (String name : ours.fieldNames()) {
            Object theirs = sample.getValue(name);
            Object mine = ours.getValue(name);
            if (theirs == null || mine == null) {
                continue;
            }
            if (name.equals("value")) {
                continue; // a custom field's value is of the field's own type
            }
            assertThat(mine.getClass()).as(at + "." + name).isEqualTo(theirs.getClass());
            if (mine instanceof JsonObject object) {
                assertSameShape(at + "." + name, (JsonObject) theirs, object);
            } else if (mine instanceof JsonArray array && !array.isEmpty() && !((JsonArray) theirs).isEmpty()
                    && array.getValue(0) instanceof JsonObject first) {
                assertSameShape(at + "." + name + "[]", ((JsonArray) theirs).getJsonObject(0), first);
            }
        }
    }

    private void provokeEverything() {
        world.acme.subscribe(receiver.url(), new Subscription.Filter("account_reference", Optional.empty()),
                EventType.all());
        String incidents = "/accounts/acme/incidents";
        Incident incident = world.acme.trigger(world.service, "Everything", world.manager);
        String one = incidents + "/" + incident.id() + "/";
        String mo = world.manager.email();
        act(one + "escalate", JsonObject.of("by", mo));
        act(one + "acknowledge", JsonObject.of("by", mo));
        act(one + "unacknowledge", JsonObject.of("by", mo));
        act(one + "reassign", JsonObject.of("by", mo, "to", JsonArray.of(mo)));
        act(one + "delegate", JsonObject.of("by", mo, "escalation_policy", "Search first"));
        act(one + "priority", JsonObject.of("by", mo, "priority", "P1"));
        act(one + "note", JsonObject.of("by", mo, "content", "A note"));
        act(one + "status-update", JsonObject.of("by", mo, "message", "An update"));
        act(one + "responder", JsonObject.of("by", mo, "user", world.responder.email()));
        act(one + "answer", JsonObject.of("by", world.responder.email(), "state", "joined"));
        act(one + "bridge", JsonObject.of("by", mo, "number", "+1 555", "url", "https://meet.example/1"));
        act(one + "fields", JsonObject.of("by", mo, "values", JsonObject.of("environment", "production")));
        act(one + "type", JsonObject.of("by", mo, "name", "major"));
        act(one + "move", JsonObject.of("by", mo, "service", "Search"));
        act(one + "role", JsonObject.of("by", mo, "role", "Commander", "user", mo));
        for (String change : List.of("created", "updated", "completed")) {
            act(one + "task", JsonObject.of("by", mo, "name", "Tell people", "change", change, "id", "PTASK01"));
        }
        for (String change : List.of("started", "completed")) {
            act(one + "workflow", JsonObject.of("by", mo, "name", "Major incident", "change", change));
        }
        for (String change : List.of("created", "updated", "terminated")) {
            act(one + "action", JsonObject.of("by", mo, "name", "Restart", "change", change));
        }
        act(one + "resolve", JsonObject.of("by", mo));
        act(one + "reopen", JsonObject.of("by", mo));
        Service made = world.acme.service("New", world.service.policy());
        world.acme.delete(world.acme.rename(made, "Newer", world.admin), world.admin);
        world.acme.fields(world.service, Map.of("tier", "1"), world.admin);
        await().until(() -> world.standIn.waitingWebhooks() == 0);
    }

    private void act(String path, JsonObject how) {
        assertThat(world.control(path, how).status()).as(path).isEqualTo(200);
    }
}
