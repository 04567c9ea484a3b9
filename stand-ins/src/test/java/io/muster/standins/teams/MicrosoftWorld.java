package io.muster.standins.teams;

import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Person;
import io.muster.standins.entra.Tenant;
import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Contoso with two people, a team with two channels, and a bot that is not installed anywhere. */
public final class MicrosoftWorld implements AutoCloseable {
    public static final String SECRET = "the-bots-secret";

    public final SettableClock clock = new SettableClock();
    public final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, clock);
    public final TeamsStandIn teams = new TeamsStandIn(LocalAuthority.files(), 0, entra, clock);
    final BotDouble listener = new BotDouble();
    public final Tenant tenant = entra.directory().add(new Tenant(id(), "Contoso", "contoso.onmicrosoft.com"));
    public final Person ada = person("Ada Lovelace");
    public final Person ben = person("Ben Carter");
    public final Bot bot = bot("Muster");
    public final Team team = teams.world().add(new Team("19:" + id() + "@thread.tacv2", id(), tenant.id(), "Payments", Set.of(ada.id(), ben.id())));
    public final Place.Channel channel = teams.world().addChannel("19:" + id() + "@thread.tacv2", team.id(), "Incidents", Place.Reach.STANDARD, Set.of());

    public MicrosoftWorld() {
        teams.behaviour().answerWithin(Duration.ofSeconds(3));
    }

    public MicrosoftWorld installed() {
        teams.people().install(ada, bot, channel);
        return this;
    }

    public Person person(String name) {
        return entra.directory().add(new Person(id(), tenant.id(), name, name.toLowerCase().replace(' ', '.') + "@contoso.example"));
    }

    public Bot bot(String name) {
        var app = entra.directory().add(new AppRegistration(id(), tenant.id(), name, Set.of(SECRET), false, Set.of(), Set.of()));
        return teams.world().add(new Bot(app.clientId(), name, URI.create(listener.address())));
    }

    public String token() {
        return token(bot);
    }

    public String token(Bot asking) {
        return Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", asking.appId(),
                "client_secret", SECRET, "scope", "https://api.botframework.com/.default")).json().getString("access_token");
    }

    public Calls.Answer call(String method, String path, JsonObject body) {
        return call(method, path, body, token());
    }

    public Calls.Answer call(String method, String path, JsonObject body, String token) {
        return Calls.json(method, teams.serviceUrl() + path, body, "Authorization", "Bearer " + token);
    }

    public Calls.Answer get(String path) {
        return Calls.get(teams.serviceUrl() + path, "Authorization", "Bearer " + token());
    }

    public Calls.Answer delete(String path) {
        return Calls.delete(teams.serviceUrl() + path, "Authorization", "Bearer " + token());
    }

    public Calls.Answer say(Place place, JsonObject activity) {
        return call("POST", "v3/conversations/" + place.id() + "/activities", activity);
    }

    public Calls.Answer newThread(JsonObject activity) {
        return call("POST", "v3/conversations", new JsonObject().put("isGroup", true)
                .put("channelData", new JsonObject().put("channel", new JsonObject().put("id", channel.id()))).put("activity", activity));
    }

    public static JsonObject text(String text) {
        return new JsonObject().put("type", "message").put("text", text);
    }

    public static JsonObject card(JsonObject card) {
        return new JsonObject().put("type", "message").put("attachments", new JsonArray().add(new JsonObject().put("contentType", Message.CARD).put("content", card)));
    }

    public static JsonObject cardWith(String title, JsonObject... actions) {
        return new JsonObject().put("type", "AdaptiveCard").put("version", "1.5")
                .put("body", new JsonArray().add(new JsonObject().put("type", "TextBlock").put("text", title)))
                .put("actions", new JsonArray(List.of(actions)));
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    /** The last activity of a type that the bot heard. */
    public JsonObject last(String type) {
        return listener.last(type);
    }

    @Override
    public void close() {
        teams.close();
        entra.close();
        listener.close();
    }
}
