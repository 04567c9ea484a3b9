package io.muster.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.BotFrameworkSignIn;
import io.muster.standins.entra.Directory;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Person;
import io.muster.standins.entra.Tenant;
import io.muster.standins.teams.Bot;
import io.muster.standins.teams.MicrosoftWorld;
import io.muster.standins.teams.PairwiseIds;
import io.muster.standins.teams.Place;
import io.muster.standins.teams.Team;
import io.muster.standins.teams.TeamsStandIn;
import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    private Path folder;
    private EntraStandIn entra;
    private TeamsStandIn teams;
    private Tenant tenant;
    private Person ada;
    private Bot bot;
    private Place.Channel channel;

    @BeforeEach
    void a_bot_is_installed_in_a_channel() {
        start(0, 0);
        tenant = entra.directory().add(new Tenant(MicrosoftWorld.id(), "Contoso", "contoso.onmicrosoft.com"));
        ada = entra.directory().add(new Person(MicrosoftWorld.id(), tenant.id(), "Ada Lovelace", "ada@contoso.example"));
        var app = entra.directory().add(new AppRegistration(MicrosoftWorld.id(), tenant.id(), "Muster", Set.of("s"), true, Set.of("https://muster.example/back"), Set.of("operator")));
        entra.directory().assign(tenant.id(), ada.id(), app.clientId(), Set.of("operator"));
        entra.directory().grantGraph(tenant.id(), app.clientId(), Set.of("Organization.Read.All"));
        bot = teams.world().add(new Bot(app.clientId(), "Muster", URI.create("http://127.0.0.1:1/api/messages")));
        teams.world().add(new Team("19:team@thread.tacv2", MicrosoftWorld.id(), tenant.id(), "Payments", Set.of(ada.id())));
        channel = teams.world().addChannel("19:incidents@thread.tacv2", "19:team@thread.tacv2", "Incidents", Place.Reach.STANDARD, Set.of());
        teams.world().addChannel("19:secret@thread.tacv2", "19:team@thread.tacv2", "Secret", Place.Reach.PRIVATE, Set.of(ada.id()));
        teams.world().add(new Place.GroupChat("19:chat@thread.v2", tenant.id(), "Night shift", Set.of(ada.id())));
        teams.world().install(bot, channel);
        teams.world().personalChat(bot, ada);
        teams.world().block(bot, PairwiseIds.chat(bot, ada), true);
    }

    @AfterEach
    void stop() {
        teams.close();
        entra.close();
    }

    @Test
    void an_old_card_is_still_there_and_can_be_updated_with_an_old_token() {
        String token = token();
        var created = call("POST", "v3/conversations", new JsonObject().put("isGroup", true).put("channelData", new JsonObject().put("channel", new JsonObject().put("id", channel.id())))
                .put("activity", card("Triggered")), token);
        String id = created.json().getString("activityId");
        String path = "v3/conversations/" + created.json().getString("id") + "/activities/" + id;
        assertThat(call("PUT", path, card("Acknowledged"), token).status()).isEqualTo(200);
        var before = message(id);
        restart();
        assertThat(message(id)).as("each version, as it was").isEqualTo(before);
        var updated = call("PUT", path, card("Resolved"), token);
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(message(id).getInteger("edits")).isEqualTo(2);
        assertThat(message(id).getJsonObject("card").encode()).contains("Resolved");
        assertThat(call("DELETE", path, new JsonObject(), token).status()).isEqualTo(200);
        restart();
        assertThat(message(id).getString("deletedAt")).isNotNull();
    }

    @Test
    void new_messages_get_ids_behind_the_old_ones() {
        String first = call("POST", "v3/conversations/" + channel.id() + "/activities", MicrosoftWorld.text("one"), token()).json().getString("id");
        restart();
        String second = call("POST", "v3/conversations/" + channel.id() + "/activities", MicrosoftWorld.text("two"), token()).json().getString("id");
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
        assertThat(Calls.get(teams.address() + "/_standin/messages?conversation=" + channel.id()).array()).hasSize(2);
    }

    @Test
    void what_somebody_alone_sees_is_shown_to_nobody_else_after_a_restart() {
        var activity = MicrosoftWorld.text("for you").put("recipient", new JsonObject().put("id", PairwiseIds.person(bot, ada)));
        String id = call("POST", "v3/conversations/" + channel.id() + "/activities?isTargetedActivity=true", activity, token()).json().getString("id");
        restart();
        assertThat(message(id).getString("onlyFor")).isEqualTo(ada.id());
    }

    @Test
    void teams_channels_chats_installations_and_blocks_come_back() {
        var conversations = Calls.get(teams.address() + "/_standin/conversations").array();
        restart();
        assertThat(Calls.get(teams.address() + "/_standin/conversations").array()).containsExactlyInAnyOrderElementsOf(conversations);
        assertThat(teams.world().isInstalled(bot, channel)).isTrue();
        var refused = call("POST", "v3/conversations/" + PairwiseIds.chat(bot, ada) + "/activities", MicrosoftWorld.text("hello"), token());
        assertThat(refused.json().getJsonObject("error").getString("code")).isEqualTo("ConversationBlockedByUser");
    }

    @Test
    void the_directory_comes_back_with_secrets_roles_consents_and_the_same_published_keys() {
        entra.rotateKeys();
        var keys = Calls.get(entra.address() + "/v1/.well-known/keys").json();
        var entraKeys = Calls.get(entra.address() + "/" + tenant.id() + "/discovery/v2.0/keys").json();
        restart();
        assertThat(Calls.get(entra.address() + "/v1/.well-known/keys").json()).isEqualTo(keys);
        assertThat(Calls.get(entra.address() + "/" + tenant.id() + "/discovery/v2.0/keys").json()).isEqualTo(entraKeys);
        assertThat(entra.directory().requirePerson("ada@contoso.example")).isEqualTo(ada);
        assertThat(entra.directory().roles(tenant.id(), ada.id(), bot.appId())).containsExactly("operator");
        assertThat(entra.directory().roles(tenant.id(), bot.appId(), Directory.GRAPH)).containsExactly("Organization.Read.All");
        assertThat(token()).isNotBlank();
    }

    @Test
    void a_change_is_on_disk_within_about_a_second_without_any_close() {
        entra.directory().add(new Person(MicrosoftWorld.id(), tenant.id(), "Grace Hopper", "grace@contoso.example"));
        call("POST", "v3/conversations/" + channel.id() + "/activities", MicrosoftWorld.text("said just now"), token());
        Awaitility.await().ignoreException(NoSuchFileException.class).atMost(Duration.ofMillis(1500)).until(() -> Files.readString(folder.resolve("entra.json")).contains("Grace Hopper")
                && Files.readString(folder.resolve("teams-messages.jsonl")).contains("said just now"));
    }

    @Test
    void a_last_line_that_a_kill_tore_is_left_out_and_everything_before_it_is_there() throws IOException {
        String id = call("POST", "v3/conversations/" + channel.id() + "/activities", MicrosoftWorld.text("whole"), token()).json().getString("id");
        stop();
        Files.writeString(folder.resolve("teams-messages.jsonl"), "{\"id\":\"17\",\"place\":\"19:inc", StandardOpenOption.APPEND);
        start(port(entra.address()), port(teams.address()));
        assertThat(message(id).getString("text")).isEqualTo("whole");
        restart();
        assertThat(message(id).getString("text")).isEqualTo("whole");
    }

    @Test
    void a_file_that_is_no_state_stops_the_start_and_says_what_to_do() throws IOException {
        stop();
        Files.writeString(folder.resolve("entra.json"), "not what was kept");
        assertThatThrownBy(() -> start(0, 0)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("move it away to begin anew");
    }

    @Test
    void secrets_and_private_keys_are_for_the_owner_of_the_files_only() throws IOException {
        restart();
        for (var name : new String[] {"entra.json", "teams.json", "teams-messages.jsonl"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).as(name).isEqualTo("rw-------");
        }
    }

    private void start(int entraPort, int teamsPort) {
        entra = new EntraStandIn(LocalAuthority.files(), entraPort, Clock.systemUTC(), BotFrameworkSignIn.PUBLIC_ISSUER, Optional.of(folder));
        teams = new TeamsStandIn(LocalAuthority.files(), teamsPort, entra, Clock.systemUTC(), Optional.of(folder), io.muster.standins.teams.Ledger.MOST);
    }

    private void restart() {
        stop();
        start(port(entra.address()), port(teams.address()));
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }

    private JsonObject message(String id) {
        JsonArray all = Calls.get(teams.address() + "/_standin/messages?conversation=" + channel.id()).array();
        return all.stream().map(JsonObject.class::cast).filter(message -> message.getString("id").equals(id)).findFirst().orElseThrow();
    }

    private String token() {
        return Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", bot.appId(),
                "client_secret", "s", "scope", "https://api.botframework.com/.default")).json().getString("access_token");
    }

    private Calls.Answer call(String method, String path, JsonObject body, String token) {
        return Calls.json(method, teams.serviceUrl() + path, body, "Authorization", "Bearer " + token);
    }

    private static JsonObject card(String title) {
        return MicrosoftWorld.card(MicrosoftWorld.cardWith(title));
    }
}
