package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.wire.ControlSurface;
import io.muster.standins.wire.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /_standin} of Teams, second part: what people do, and what they see. */
final class ConversationControl {
    private final TeamsStandIn teams;
    private final TeamsWorld world;
    private final MessageView view;

    ConversationControl(TeamsStandIn teams) {
        this.teams = teams;
        this.world = teams.world();
        this.view = new MessageView(world);
    }

    void routes(Router router) {
        new ControlSurface(router)
                .post("/installations", (context, body) -> installed(body, teams.people().install(person(body), bot(body), place(body))))
                .post("/removals", (context, body) -> installed(body, teams.people().remove(person(body), bot(body), place(body))))
                .post("/messages", (context, body) -> said(teams.people().say(person(body), place(body), Json.text(body, "root"), bot(body),
                        Json.required(body, "text"), body.getBoolean("mention", true))))
                .get("/messages", (context, body) -> messages(context.queryParams()))
                .post("/edits", (context, body) -> said(teams.deeds().edit(person(body), place(body), Json.required(body, "message"), bot(body), Json.required(body, "text"))))
                .post("/deletions", (context, body) -> said(teams.deeds().delete(person(body), place(body), Json.required(body, "message"), bot(body))))
                .post("/restorations", (context, body) -> said(teams.deeds().restore(person(body), place(body), Json.required(body, "message"), bot(body))))
                .post("/reactions", (context, body) -> said(teams.deeds().react(person(body), place(body), Json.required(body, "message"), bot(body),
                        body.getString("type", "like"), body.getBoolean("added", true))))
                .post("/arrivals", (context, body) -> moved(body, true))
                .post("/departures", (context, body) -> moved(body, false))
                .post("/presses", (context, body) -> teams.cards().press(person(body), place(body), Json.required(body, "message"), Json.required(body, "button"),
                        body.getJsonObject("inputs", new JsonObject()), seen(body)).toJson())
                .post("/dialogs/:dialog/submissions", (context, body) -> teams.cards().submitDialog(context.pathParam("dialog"), Json.required(body, "button"),
                        body.getJsonObject("inputs", new JsonObject())).toJson())
                .post("/views", (context, body) -> new JsonObject().put("refresh", teams.cards().refresh(person(body), place(body), Json.required(body, "message"))
                        .map(Press::toJson).orElse(null)))
                .post("/lookers", (context, body) -> {
                    teams.refreshes().looks(person(body), place(body), body.getBoolean("looking", true));
                    return body;
                })
                .post("/activities", (context, body) -> {
                    var token = Json.text(body, "token");
                    var activity = body.getJsonObject("activity");
                    return (token.isPresent() ? teams.channel().deliver(bot(body), activity, token::get) : teams.channel().deliver(bot(body), activity)).toJson();
                });
    }

    private JsonObject installed(JsonObject body, List<Delivery> deliveries) {
        return new JsonObject().put("conversation", place(body).id()).put("deliveries", Json.array(deliveries.stream().map(Delivery::toJson).toList()));
    }

    /** {@code by} is whoever adds or removes the person; left out, the person itself. */
    private JsonObject moved(JsonObject body, boolean comes) {
        var by = Json.text(body, "by").map(world.directory()::requirePerson).orElseGet(() -> person(body));
        return new JsonObject().put("deliveries", Json.array(teams.people().member(by, person(body), place(body), comes).stream().map(Delivery::toJson).toList()));
    }

    private JsonObject said(People.Said said) {
        return view.of(said.message(), Optional.empty()).put("delivery", said.delivery().map(Delivery::toJson).orElse(null));
    }

    /**
     * {@code deleted=true} lists what is left of deleted messages too; {@code newest=n} only the newest. Of what a message said earlier, somebody
     * who looks ({@code as}) is told when; {@code versions=true} and {@code versions=false} say otherwise.
     */
    private JsonArray messages(MultiMap query) {
        var viewer = Optional.ofNullable(query.get("as")).map(world.directory()::requirePerson).map(Person::id);
        var id = ConversationId.parse(String.valueOf(query.get("conversation")));
        boolean traces = Boolean.parseBoolean(query.get("deleted"));
        var history = Optional.ofNullable(query.get("versions")).map(MessageView.History::asked)
                .orElse(viewer.isPresent() ? MessageView.History.TIMES : MessageView.History.WHOLE);
        var found = teams.messages().in(id.place()).stream().filter(message -> id.root().map(message.root()::equals).orElse(true))
                .filter(message -> viewer.map(who -> message.isShownTo(who) || traces && message.isTraceFor(who)).orElse(true)).toList();
        int newest = Optional.ofNullable(query.get("newest")).map(Integer::valueOf).orElse(found.size());
        return Json.array(found.subList(Math.max(0, found.size() - newest), found.size()).stream()
                .map(message -> viewer.isPresent() && message.deletedAt().isPresent() ? view.trace(message) : history.of(view.of(message, viewer))).toList());
    }

    private Person person(JsonObject body) {
        return world.directory().requirePerson(Json.required(body, "person"));
    }

    private Bot bot(JsonObject body) {
        return Json.text(body, "bot").map(id -> world.bot(id).orElseThrow(() -> new NoSuchElementException("No such bot: " + id)))
                .or(() -> world.bots().size() == 1 ? Optional.of(world.bots().getFirst()) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("\"bot\" is missing, and there is not exactly one"));
    }

    /** {@code conversation} names a channel or chat (or a thread in a channel); without it, the person's own chat with the bot. */
    private Place place(JsonObject body) {
        return Json.text(body, "conversation").map(id -> world.place(ConversationId.parse(id).place())
                        .orElseThrow(() -> new NoSuchElementException("No such conversation: " + id)))
                .orElseGet(() -> world.personalChat(bot(body), person(body)));
    }

    private static OptionalInt seen(JsonObject body) {
        return body.containsKey("seen") ? OptionalInt.of(body.getInteger("seen")) : OptionalInt.empty();
    }
}
