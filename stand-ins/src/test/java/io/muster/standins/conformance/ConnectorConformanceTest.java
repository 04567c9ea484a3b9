package io.muster.standins.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.conformance.MicrosoftContracts.Contract;
import io.muster.standins.graph.GraphStandIn;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.MicrosoftWorld;
import io.muster.standins.teams.Operation;
import io.muster.standins.tls.LocalAuthority;
import io.muster.standins.wire.Exchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class ConnectorConformanceTest {
    /** Operations whose published schema leaves nothing that an answer could break, with the reason. */
    private static final Map<String, String> LOOSE = Map.of(
            "DELETE /v3/conversations/{conversationId}/activities/{activityId}", "the contract gives its answer no body");

    /** Teams says more of a member (mail address, object id) and of an entity (whom it mentions) than the contract, which all channels share. */
    private static final String[] OPEN = {"ChannelAccount", "Entity"};

    private final MicrosoftWorld world = new MicrosoftWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void every_exchange_with_the_connector_fits_the_published_contract_and_no_path_is_unknown() {
        var contract = new Contract("bot-connector-api-swagger2.json", "/teams", OPEN);
        var extensions = MicrosoftContracts.json("bot-connector-teams-extension-endpoints.json").getJsonArray("endpoints").stream().map(JsonObject.class::cast).toList();
        exercise();
        var report = new TreeMap<String, String>();
        for (var exchange : world.teams.exchanges().all()) {
            boolean extended = exchange.query().contains("isTargetedActivity");
            var operation = contract.operation(exchange).filter(found -> !extended);
            if (operation.isPresent()) {
                assertThat(contract.check(exchange).getMessages()).as(exchange.toJson().encodePrettily()).isEmpty();
                assertThat(contract.unknownMembers(exchange)).as(exchange.toJson().encodePrettily()).isEmpty();
                report.put(operation.get(), LOOSE.containsKey(operation.get()) ? "loosely: " + LOOSE.get(operation.get()) : "strictly");
            } else {
                String path = exchange.path().replaceFirst("^/teams", "");
                var extension = extensions.stream().filter(each -> each.getString("path").contains("isTargetedActivity") == extended).filter(each -> each.getString("method").equals(exchange.method()) && MicrosoftContracts.matches(each.getString("path"), path)).findFirst();
                assertThat(extension).as("unknown path: " + exchange.method() + " " + path).isPresent();
                report.put(exchange.method() + " " + extension.get().getString("path"), "no contract: " + extension.get().getString("use"));
            }
        }
        report.forEach((operation, how) -> System.out.println("conformance · bot connector · " + operation + " · " + how));
        assertThat(report).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void for_every_operation_a_mutated_answer_is_found_out() {
        var contract = new Contract("bot-connector-api-swagger2.json", "/teams", OPEN);
        exercise();
        var byOperation = world.teams.exchanges().all().stream().filter(exchange -> exchange.status() < 300)
                .collect(Collectors.toMap(exchange -> contract.operation(exchange).orElse(""), exchange -> exchange, (one, two) -> one, TreeMap::new));
        byOperation.remove("");
        byOperation.keySet().removeAll(LOOSE.keySet());
        assertThat(byOperation).hasSizeGreaterThanOrEqualTo(6);
        byOperation.forEach((operation, exchange) -> assertThat(contract.check(mutated(exchange)).hasErrors()).as(operation).isTrue());
    }

    @Test
    void a_member_that_the_contract_does_not_name_is_found_out() {
        var contract = new Contract("bot-connector-api-swagger2.json", "/teams", OPEN);
        world.installed();
        world.newThread(MicrosoftWorld.text("x").put("invented", true));
        assertThat(contract.unknownMembers(world.teams.exchanges().all().getFirst())).containsExactly("request.activity.invented");
    }

    @Test
    void the_organization_answer_of_graph_fits_its_contract_and_a_mutated_one_does_not() {
        var contract = new Contract("graph-v1.0-subset-openapi3.json", "/v1.0");
        try (var graph = new GraphStandIn(LocalAuthority.files(), 0, world.entra, world.clock)) {
            String app = world.bot.appId();
            world.entra.directory().grantGraph(world.tenant.id(), app, Set.of("Organization.Read.All"));
            String token = Calls.form(world.entra.address() + "/" + world.tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", app,
                    "client_secret", MicrosoftWorld.SECRET, "scope", "https://graph.microsoft.com/.default")).json().getString("access_token");
            Calls.get(graph.address() + "/v1.0/organization", "Authorization", "Bearer " + token);
            Calls.get(graph.address() + "/v1.0/organization");
            assertThat(graph.exchanges().all()).hasSize(2).allSatisfy(exchange -> assertThat(contract.check(exchange).getMessages()).isEmpty());
            var good = graph.exchanges().all().getFirst();
            assertThat(contract.check(answering(good, new JsonObject(good.responseBody()).put("value", "x").encode())).hasErrors()).isTrue();
        }
    }

    private void exercise() {
        world.installed();
        String created = world.newThread(MicrosoftWorld.card(MicrosoftWorld.cardWith("Triggered"))).json().getString("id");
        String id = created.substring(created.indexOf('=') + 1);
        String channel = "v3/conversations/" + world.channel.id();
        world.call("POST", "v3/conversations/" + created + "/activities", MicrosoftWorld.text("one"));
        world.call("POST", channel + "/activities/" + id, MicrosoftWorld.text("two"));
        world.call("PUT", channel + "/activities/" + id, MicrosoftWorld.text("three"));
        world.call("POST", channel + "/activities?isTargetedActivity=true", MicrosoftWorld.text("for you").put("recipient", new JsonObject().put("id", world.ada.id())));
        world.call("POST", "v3/conversations", new JsonObject().put("bot", new JsonObject().put("id", world.bot.id()))
                .put("members", new JsonArray().add(new JsonObject().put("id", world.ben.id()))).put("tenantId", world.tenant.id()));
        world.get(channel + "/members");
        world.get(channel + "/pagedmembers?pageSize=1");
        world.get(channel + "/pagedMembers");
        world.get(channel + "/members/" + world.ada.id());
        world.get("v3/teams/" + world.team.id());
        world.get("v3/teams/" + world.team.id() + "/conversations");
        world.delete(channel + "/activities/" + id);
        world.call("PUT", channel + "/activities/" + id, MicrosoftWorld.text("late"));
        world.call("POST", "v3/conversations/19:none@thread.tacv2/activities", MicrosoftWorld.text("x"));
        world.teams.faults().add(Fault.refusing(Operation.SEND, 1, 429, "Throttled", "3"));
        world.call("POST", channel + "/activities", MicrosoftWorld.text("x"));
    }

    private static Exchange mutated(Exchange exchange) {
        Object body = exchange.responseBody().startsWith("[") ? new JsonArray(exchange.responseBody()) : new JsonObject(exchange.responseBody());
        if (body instanceof JsonArray array) {
            array.getJsonObject(0).put("id", 7);
            return answering(exchange, array.encode());
        }
        var object = (JsonObject) body;
        object.put(object.containsKey("members") ? "members" : "id", 7);
        return answering(exchange, object.encode());
    }

    private static Exchange answering(Exchange exchange, String body) {
        return new Exchange(exchange.number(), exchange.at(), exchange.method(), exchange.path(), exchange.query(), exchange.requestHeaders(), exchange.requestBody(),
                exchange.status(), exchange.responseHeaders(), body);
    }
}
