package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.ConnectorCalls.Done;
import io.muster.standins.teams.ConnectorCalls.Prepared;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is in a conversation, what a team is called and which channels it has. */
final class RosterRoutes {
    private static final int LARGEST_PAGE = 500;

    private final TeamsWorld world;
    private final ConnectorCalls calls;
    private final String base;

    RosterRoutes(TeamsWorld world, ConnectorCalls calls, String base) {
        this.world = world;
        this.calls = calls;
        this.base = base;
    }

    void routes(Router router) {
        String conversation = base + "/v3/conversations/:conversationId";
        router.get(conversation + "/members").handler(context -> calls.accept(context, Operation.MEMBERS, bot -> members(bot, context)));
        router.get(conversation + "/pagedmembers").handler(context -> calls.accept(context, Operation.MEMBERS, bot -> page(bot, context)));
        router.get(conversation + "/pagedMembers").handler(context -> calls.accept(context, Operation.MEMBERS, bot -> page(bot, context)));
        router.get(conversation + "/members/:memberId").handler(context -> calls.accept(context, Operation.MEMBERS, bot -> member(bot, context)));
        router.get(base + "/v3/teams/:teamId").handler(context -> calls.accept(context, Operation.TEAM, bot -> team(bot, context)));
        router.get(base + "/v3/teams/:teamId/conversations").handler(context -> calls.accept(context, Operation.TEAM, bot -> channels(bot, context)));
    }

    private Prepared members(Bot bot, RoutingContext context) {
        var place = place(bot, context.pathParam("conversationId"));
        return new Prepared(place, () -> Done.of(200, accounts(bot, people(place))));
    }

    private Prepared page(Bot bot, RoutingContext context) {
        var place = place(bot, context.pathParam("conversationId"));
        int from = Optional.ofNullable(context.queryParams().get("continuationToken")).map(RosterRoutes::offset).orElse(0);
        int size = Optional.ofNullable(context.queryParams().get("pageSize")).map(Integer::valueOf).filter(asked -> asked > 0 && asked <= LARGEST_PAGE).orElse(LARGEST_PAGE);
        return new Prepared(place, () -> {
            var people = people(place);
            var page = people.subList(Math.min(from, people.size()), Math.min(from + size, people.size()));
            var answer = new JsonObject().put("members", accounts(bot, page));
            return Done.of(200, from + size < people.size() ? answer.put("continuationToken", token(from + size)) : answer);
        });
    }

    private Prepared member(Bot bot, RoutingContext context) {
        var place = place(bot, context.pathParam("conversationId"));
        var person = world.person(bot, context.pathParam("memberId")).filter(found -> place.members().contains(found.id()))
                .orElseThrow(() -> new ConnectorRefusal(404, "MemberNotFoundInConversation", "The member does not exist in the conversation."));
        return new Prepared(place, () -> Done.of(200, account(bot, person)));
    }

    private Prepared team(Bot bot, RoutingContext context) {
        var team = team(bot, context.pathParam("teamId"));
        return new Prepared(place(bot, team.id()), () -> Done.of(200, new JsonObject().put("id", team.id()).put("name", team.name())
                .put("aadGroupId", team.aadGroupId()).put("tenantId", team.tenantId())
                .put("channelCount", world.channels(team).size()).put("memberCount", team.members().size())));
    }

    private Prepared channels(Bot bot, RoutingContext context) {
        var team = team(bot, context.pathParam("teamId"));
        return new Prepared(place(bot, team.id()), () -> {
            var list = world.channels(team).stream().filter(channel -> world.isInstalled(bot, channel)).map(RosterRoutes::channel).toList();
            return Done.of(200, new JsonObject().put("conversations", Json.array(list)));
        });
    }

    /** General has no name in the published answer. */
    private static JsonObject channel(Place.Channel channel) {
        var json = new JsonObject().put("id", channel.id()).put("type", channel.reach().name().toLowerCase(Locale.ROOT));
        return channel.isGeneral() ? json : json.put("name", channel.name());
    }

    private Team team(Bot bot, String id) {
        return world.team(id).orElseThrow(ConnectorRefusal::conversationNotFound);
    }

    private Place place(Bot bot, String id) {
        var place = world.place(ConversationId.parse(id).place()).orElseThrow(ConnectorRefusal::conversationNotFound);
        boolean inRoster = place instanceof Place.PersonalChat chat ? chat.botAppId().equals(bot.appId()) : world.isInstalled(bot, place);
        if (!inRoster) {
            throw ConnectorRefusal.notInRoster();
        }
        return place;
    }

    private List<Person> people(Place place) {
        return place.members().stream().sorted().map(world.directory()::requirePerson).toList();
    }

    private static JsonArray accounts(Bot bot, List<Person> people) {
        return Json.array(people.stream().map(person -> account(bot, person)).toList());
    }

    private static JsonObject account(Bot bot, Person person) {
        var names = person.name().split(" ", 2);
        return new JsonObject().put("id", PairwiseIds.person(bot, person)).put("name", person.name()).put("aadObjectId", person.id())
                .put("objectId", person.id()).put("givenName", names[0]).put("surname", names.length > 1 ? names[1] : "")
                .put("email", person.mail()).put("userPrincipalName", person.userPrincipalName())
                .put("tenantId", person.tenantId()).put("userRole", "user");
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("from:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            return Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).substring("from:".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException wrong) {
            throw ConnectorRefusal.badArgument("The continuation token is not valid.");
        }
    }
}
