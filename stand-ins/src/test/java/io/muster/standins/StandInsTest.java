package io.muster.standins;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsTest {

    @Test
    void another_process_plays_a_person_through_the_control_surface_alone(@TempDir Path folder) throws Exception {
        var addressesFile = folder.resolve("addresses.json");
        var process = start(folder, addressesFile);
        try {
            Awaitility.await().atMost(40, TimeUnit.SECONDS).until(() -> Files.exists(addressesFile));
            var addresses = new JsonObject(Files.readString(addressesFile));
            String entra = addresses.getJsonObject("entra").getString("control");
            String teams = addresses.getJsonObject("teams").getString("control");
            String tenant = post(entra + "/tenants", JsonObject.of("name", "Contoso")).getString("id");
            String ada = post(entra + "/people", JsonObject.of("tenant", tenant, "name", "Ada Lovelace", "userPrincipalName", "ada@contoso.example")).getString("id");
            String app = post(entra + "/apps", JsonObject.of("tenant", tenant, "name", "Muster", "secrets", JsonArray.of("s"))).getString("clientId");
            post(teams + "/bots", JsonObject.of("appId", app, "name", "Muster", "messagingEndpoint", "https://localhost:1/api/messages"));
            post(teams + "/behaviour", JsonObject.of("answerWithinMillis", 50));
            String team = post(teams + "/teams", JsonObject.of("tenant", tenant, "name", "Payments", "members", JsonArray.of("ada@contoso.example"))).getString("id");
            var installed = post(teams + "/installations", JsonObject.of("person", ada, "conversation", team));
            assertThat(installed.getJsonArray("deliveries")).hasSize(2);
            var said = post(teams + "/messages", JsonObject.of("person", "ada@contoso.example", "conversation", team, "text", "help"));
            assertThat(said.getJsonObject("delivery").getInteger("status")).as("nobody listens").isZero();

            String token = Calls.form(addresses.getJsonObject("entra").getString("address") + "/" + tenant + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials",
                    "client_id", app, "client_secret", "s", "scope", "https://api.botframework.com/.default")).json().getString("access_token");
            String serviceUrl = addresses.getJsonObject("teams").getString("serviceUrl");
            var reply = Calls.json("POST", serviceUrl + "v3/conversations/" + team + ";messageid=" + said.getString("id") + "/activities",
                    JsonObject.of("type", "message", "text", "Here is what you can ask."), "Authorization", "Bearer " + token);
            assertThat(reply.status()).isEqualTo(201);
            var messages = Calls.get(teams + "/messages?as=" + ada + "&conversation=" + team).array();
            assertThat(messages).extracting(message -> ((JsonObject) message).getString("text")).containsExactly("<at>Muster</at> help", "Here is what you can ask.");
            assertThat(Calls.get(teams + "/ledger").array()).hasSize(1);
            assertThat(Calls.json("POST", teams + "/presses", JsonObject.of("person", ada, "conversation", team, "message", reply.json().getString("id"), "button", "ack")).status())
                    .as("there is no button").isEqualTo(404);
        } finally {
            process.destroy();
            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Process start(Path folder, Path addressesFile) throws IOException {
        var tls = LocalAuthority.files();
        var config = folder.resolve("stand-ins.json");
        Files.writeString(config, JsonObject.of("tls", JsonObject.of("certificate", tls.certificate().toString(), "key", tls.key().toString(),
                "authority", tls.authority().toString()), "addressesFile", addressesFile.toString()).encode());
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                StandIns.class.getName(), config.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("out.txt").toFile()).start();
    }

    private static JsonObject post(String address, JsonObject body) {
        var answer = Calls.json("POST", address, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
