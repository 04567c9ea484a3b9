package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.state.Journal;
import io.muster.standins.wire.Changes;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    private static final JsonObject OWN = MicrosoftWorld.cardWith("Yours").put("fallbackText", null);
    @TempDir
    private Path folder;

    @Test
    void a_card_of_ones_own_outlives_a_restart_and_ends_with_the_next_edit() {
        var journal = journal();
        var messages = messages(journal);
        var message = messages.add("19:a@thread.tacv2", Optional.empty(), "28:bot", MicrosoftWorld.card(MicrosoftWorld.cardWith("For all")), Optional.empty());
        messages.showCard(message, "ada", OWN);
        journal.close();

        var later = journal();
        var restored = messages(later);
        var found = restored.find("19:a@thread.tacv2", message.id()).orElseThrow();
        assertThat(found.cardFor("ada")).hasValue(OWN);
        assertThat(found.cardFor("ben").orElseThrow().encode()).contains("For all");
        restored.edit(found, MicrosoftWorld.card(MicrosoftWorld.cardWith("Changed")));
        later.close();

        var last = messages(journal()).find("19:a@thread.tacv2", message.id()).orElseThrow();
        assertThat(last.cardFor("ada").orElseThrow().encode()).contains("Changed");
        assertThat(last.versions()).hasSize(2);
    }

    private Journal<MessageChange> journal() {
        return new Journal<>(Optional.of(folder.resolve("messages.jsonl")), MessageChange.class);
    }

    private static Messages messages(Journal<MessageChange> journal) {
        return new Messages(Clock.systemUTC(), new Changes(Clock.systemUTC()), journal);
    }
}
