package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.GroupChat;
import io.muster.standins.teams.Place.Reach;
import io.muster.standins.wire.ControlSurface;
import io.muster.standins.wire.Exchange;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /_standin} of Teams, first part: bots, teams, channels, chats, faults, the ledger. */
final class WorldControl {
    private final TeamsStandIn teams;
    private final TeamsWorld world;

    WorldControl(TeamsStandIn teams) {
        this.teams = teams;
        this.world = teams.world();
    }

    void routes(Router router) {
        new ControlSurface(router)
                .get("/service-url", (context, body) -> new JsonObject().put("serviceUrl", teams.serviceUrl()))
                .post("/bots", (context, body) -> json(world.add(new Bot(Json.required(body, "appId"), Json.required(body, "name"),
                        URI.create(Json.required(body, "messagingEndpoint"))))))
                .post("/teams", (context, body) -> json(team(body)))
                .post("/channels", (context, body) -> json(channel(body)))
                .post("/chats", (context, body) -> json(world.add(new GroupChat(Json.text(body, "id").orElseGet(() -> thread("thread.v2")),
                        Json.required(body, "tenant"), body.getString("topic", ""), members(body)))))
                .get("/people", (context, body) -> Json.array(world.directory().tenants().stream()
                        .flatMap(tenant -> world.directory().people(tenant.id()).stream()).map(person -> json(person, bot(context.queryParams().get("bot")))).toList()))
                .get("/conversations", (context, body) -> Json.array(world.places().stream().map(this::json).toList()))
                .post("/blocks", (context, body) -> {
                    var bot = bot(Json.required(body, "bot"));
                    String where = Json.text(body, "tenant").orElseGet(() -> world.personalChat(bot, world.directory().requirePerson(Json.required(body, "person"))).id());
                    world.block(bot, where, body.getBoolean("blocked", true));
                    return body;
                })
                .post("/government-tenants", (context, body) -> {
                    world.governmental(Json.required(body, "tenant"), body.getBoolean("governmental", true));
                    return body;
                })
                .post("/channel-events", (context, body) -> {
                    var changed = (Place.Channel) world.placeEver(Json.required(body, "channel")).orElseThrow(() -> new NoSuchElementException("No such channel"));
                    return teams.people().changed(world.directory().requirePerson(Json.required(body, "person")), bot(Json.required(body, "bot")),
                            changed, Json.required(body, "eventType"), Json.text(body, "name")).toJson();
                })
                .post("/faults", (context, body) -> {
                    teams.faults().add(Fault.from(body));
                    return Json.array(teams.faults().left().stream().map(Fault::toJson).toList());
                })
                .get("/faults", (context, body) -> Json.array(teams.faults().left().stream().map(Fault::toJson).toList()))
                .delete("/faults", (context, body) -> {
                    teams.faults().clear();
                    return body;
                })
                .post("/behaviour", (context, body) -> behaviour(body))
                .delete("/limits", (context, body) -> {
                    teams.forgetLimits();
                    return body;
                })
                .get("/changes", teams.changes()::asked)
                .get("/ledger", (context, body) -> Json.array(ledger(context.queryParams().get("newest")).stream().map(LedgerEntry::toJson).toList()))
                .get("/deliveries", (context, body) -> Json.array(teams.channel().deliveries().stream().map(Delivery::toJson).toList()))
                .get("/exchanges", (context, body) -> Json.array(teams.exchanges().all().stream().map(Exchange::toJson).toList()))
                .delete("/exchanges", (context, body) -> {
                    teams.exchanges().forget();
                    return body;
                });
    }

    private List<LedgerEntry> ledger(String newest) {
        return newest == null ? teams.ledger().entries() : teams.ledger().newest(Integer.parseInt(newest));
    }

    private Team team(JsonObject body) {
        return world.add(new Team(Json.text(body, "id").orElseGet(() -> thread("thread.tacv2")),
                Json.text(body, "aadGroupId").orElseGet(() -> UUID.randomUUID().toString()), Json.required(body, "tenant"), Json.required(body, "name"), members(body)));
    }

    private Place.Channel channel(JsonObject body) {
        return world.addChannel(Json.text(body, "id").orElseGet(() -> thread("thread.tacv2")), Json.required(body, "team"), Json.required(body, "name"),
                Reach.valueOf(body.getString("type", "standard").toUpperCase(Locale.ROOT)), members(body));
    }

    private JsonObject behaviour(JsonObject body) {
        var behaviour = teams.behaviour();
        if (body.containsKey("answerWithinMillis")) {
            behaviour.answerWithin(Duration.ofMillis(body.getLong("answerWithinMillis")));
        }
        if (body.containsKey("operationTakesMillis")) {
            behaviour.operationTakes(Duration.ofMillis(body.getLong("operationTakesMillis")));
        }
        if (body.containsKey("sparse")) {
            behaviour.sparse(body.getBoolean("sparse"));
        }
        return new JsonObject().put("sparse", behaviour.sparse()).put("answerWithinMillis", behaviour.answerWithin().toMillis()).put("operationTakesMillis", behaviour.operationTakes().toMillis());
    }

    private Set<String> members(JsonObject body) {
        return Json.texts(body, "members").stream().map(world.directory()::requirePerson).map(Person::id).collect(Collectors.toSet());
    }

    private Bot bot(String appId) {
        return world.bot(String.valueOf(appId)).orElseThrow(() -> new NoSuchElementException("No such bot: " + appId));
    }

    private static String thread(String kind) {
        return "19:" + UUID.randomUUID().toString().replace("-", "") + "@" + kind;
    }

    private static JsonObject json(Bot bot) {
        return new JsonObject().put("appId", bot.appId()).put("id", bot.id()).put("name", bot.name()).put("messagingEndpoint", bot.messagingEndpoint().toString());
    }

    private static JsonObject json(Team team) {
        return new JsonObject().put("id", team.id()).put("aadGroupId", team.aadGroupId()).put("tenant", team.tenantId()).put("name", team.name())
                .put("generalChannel", team.id()).put("members", Json.array(team.members()));
    }

    private JsonObject json(Person person, Bot bot) {
        return new JsonObject().put("id", person.id()).put("tenant", person.tenantId()).put("name", person.name())
                .put("userPrincipalName", person.userPrincipalName()).put("mri", PairwiseIds.person(bot, person)).put("personalChat", PairwiseIds.chat(bot, person));
    }

    private JsonObject json(Place place) {
        var json = new JsonObject().put("id", place.id()).put("tenant", place.tenantId()).put("type", place.conversationType())
                .put("members", Json.array(place.members()))
                .put("bots", Json.array(world.bots().stream().filter(bot -> world.isInstalled(bot, place)).map(Bot::appId).toList()));
        return switch (place) {
            case Place.Channel channel -> json.put("name", channel.name()).put("team", channel.team().id())
                    .put("reach", channel.reach().name().toLowerCase(Locale.ROOT));
            case GroupChat chat -> json.put("name", chat.topic());
            case Place.PersonalChat chat -> json.put("person", chat.personId());
        };
    }
}
