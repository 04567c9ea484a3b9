package io.muster.standins.teams;

import static io.muster.standins.teams.ConnectorTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.entra.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedAnswersTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"500, ServiceError", "502, ServiceError", "503, ServiceUnavailable", "504, GatewayTimeout"})
    void what_goes_wrong_inside_teams_is_answered_as_scripted_and_nothing_is_done(int status, String code) {
        world.teams.faults().add(Fault.refusing(Operation.SEND, 1, status, code, null));
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), status, code);
        assertThat(world.teams.messages().in(world.channel.id())).isEmpty();
        assertThat(world.say(world.channel, MicrosoftWorld.text("hello")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"2", "'Sat, 21 Nov 2026 00:00:05 GMT'", "0", "86400", "soon"})
    void too_many_requests_can_say_when_to_come_again_in_every_form_that_was_ever_seen(String retryAfter) {
        world.teams.faults().add(Fault.refusing(Operation.SEND, 1, 429, "Throttled", retryAfter));
        var answer = world.say(world.channel, MicrosoftWorld.text("hello"));
        refused(answer, 429, "Throttled");
        assertThat(answer.whole().headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void too_many_requests_may_not_say_when_to_come_again() {
        world.teams.faults().add(Fault.refusing(Operation.SEND, 1, 429, "Throttled", null));
        assertThat(world.say(world.channel, MicrosoftWorld.text("hello")).whole().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void only_the_first_sixty_whom_a_card_names_get_a_card_of_their_own() {
        var people = crowd(61);
        var place = place(people);
        var ids = new JsonArray(people.stream().map(person -> (Object) PairwiseIds.person(world.bot, person)).toList());
        String post = post(place, new JsonObject().put("userIds", ids));
        assertThat(world.teams.cards().refresh(people.get(59), place, post)).isPresent();
        assertThat(world.teams.cards().refresh(people.get(60), place, post)).as("the 61st").isEmpty();
    }

    @Test
    void a_card_that_names_nobody_is_refreshed_where_at_most_sixty_people_read_it() {
        var sixty = crowd(60);
        var small = place(sixty);
        assertThat(world.teams.cards().refresh(sixty.getLast(), small, post(small, new JsonObject()))).isPresent();
        var more = new ArrayList<>(sixty);
        more.addAll(crowd(1));
        var large = place(more);
        assertThat(world.teams.cards().refresh(sixty.getLast(), large, post(large, new JsonObject()))).isEmpty();
    }

    @Test
    void a_conversation_is_opened_with_one_person_and_never_with_a_bot() {
        var two = new JsonArray().add(member(PairwiseIds.person(world.bot, world.ada))).add(member(PairwiseIds.person(world.bot, world.ben)));
        refused(open(two), 400, "BadArgument");
        refused(open(JsonArray.of(member(world.bot.id()))), 400, "BadArgument");
    }

    @Test
    void a_body_that_is_no_json_is_bad_syntax() {
        var answer = Calls.form(world.teams.serviceUrl() + "v3/conversations/" + world.channel.id() + "/activities", Map.of("type", "message"),
                "Authorization", "Bearer " + world.token());
        refused(answer, 400, "BadSyntax");
    }

    @Test
    void an_activity_is_given_fifteen_seconds_unless_somebody_says_otherwise() {
        assertThat(new Behaviour().answerWithin()).isEqualTo(Duration.ofSeconds(15));
    }

    private Calls.Answer open(JsonArray members) {
        return world.call("POST", "v3/conversations", new JsonObject().put("members", members)
                .put("channelData", new JsonObject().put("tenant", new JsonObject().put("id", world.tenant.id()))));
    }

    private static JsonObject member(String id) {
        return new JsonObject().put("id", id);
    }

    private String post(Place place, JsonObject refresh) {
        var card = MicrosoftWorld.cardWith("for all").put("refresh", refresh.put("action", new JsonObject().put("type", "Action.Execute").put("verb", "refresh").put("data", new JsonObject())));
        return world.teams.messages().add(place.id(), Optional.empty(), world.bot.id(), MicrosoftWorld.card(card), Optional.empty()).id();
    }

    private Place place(List<Person> people) {
        var place = world.teams.world().add(new Place.GroupChat("19:" + MicrosoftWorld.id() + "@thread.v2", world.tenant.id(), "Crowd",
                people.stream().map(Person::id).collect(Collectors.toSet())));
        world.teams.world().install(world.bot, place);
        return place;
    }

    private List<Person> crowd(int size) {
        var people = new ArrayList<Person>();
        for (int number = 0; number < size; number++) {
            people.add(world.person("Person " + MicrosoftWorld.id()));
        }
        return people;
    }
}
