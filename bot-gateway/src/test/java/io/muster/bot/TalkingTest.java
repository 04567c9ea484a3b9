package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.card.Examples;
import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityCommand.UnlinkPerson;
import io.muster.contracts.identity.IdentityEvent.LinkOffered;
import io.muster.contracts.identity.IdentityEvent.LinkRefusal;
import io.muster.contracts.identity.IdentityEvent.LinkRefused;
import io.muster.contracts.identity.IdentityEvent.PersonUnlinked;
import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.incident.Actor;
import io.muster.standins.teams.Message;
import io.muster.contracts.incident.Named;
import io.muster.contracts.mapping.MappingCommand.ConnectService;
import io.muster.contracts.mapping.MappingCommand.DisconnectService;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.mapping.MappingEvent.ConnectingRefused;
import io.muster.contracts.mapping.MappingEvent.ServiceConnected;
import io.muster.contracts.mapping.MappingEvent.ServiceDisconnected;
import io.muster.contracts.wire.Topics;
import io.muster.kit.secret.SealingKeys;
import io.muster.kit.secret.Secret;
import io.muster.standins.teams.Delivery;
import io.muster.standins.teams.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people write to the bot, who is asked, and what they read. */
@QuarkusTest
@BotService
class TalkingTest {
  private static final String SERVICE = "https://blue.acme.example/services/S1";

  TeamsCloud cloud;
  @Inject SealingKeys sealing;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void connect_asks_channel_mapping_and_tells_in_the_thread_what_it_answered() {
    People.Said said = write("connect " + SERVICE + " open");
    ConnectService command = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation)).payload();
    assertThat(command.address()).isEqualTo(SERVICE);
    assertThat(command.showOpen()).isTrue();
    assertThat(command.person()).isEqualTo(journey.id(cloud.moreau()));
    answered(new ServiceConnected(command.requestId(), journey.conversation, "m1", Examples.ACCOUNT, new Named("S1", "Payments API", Optional.empty()), command.person(), false, 2, true));
    assertThat(journey.awaitText(journey.channel, "Connected"))
        .isEqualTo("Connected. New incidents of **Payments API** are shown here from now on. 2 incidents are open now and shown here as well.");
    assertThat(journey.messages().getLast().root()).isEqualTo(said.message().id());
  }

  @Test
  void what_is_open_already_is_counted_and_a_button_shows_it_by_the_pressers_own_right() {
    write("connect " + SERVICE);
    ConnectService command = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation)).payload();
    var payments = new Named("S1", "Payments API", Optional.empty());
    answered(new ServiceConnected(command.requestId(), journey.conversation, "m1", Examples.ACCOUNT, payments, command.person(), false, 1, false));
    assertThat(journey.awaitText(journey.channel, "Connected"))
        .isEqualTo("Connected. New incidents of **Payments API** are shown here from now on. 1 incident is open now and not shown here yet; each comes with its next change, or at once:");
    Message offer = journey.awaitCard("Show them");
    assertThat(journey.press(cloud.okafor(), offer.id(), "Show them").join().answer().orElseThrow().problem()).isEmpty();
    ConnectService asked = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation) && c.showOpen()).payload();
    assertThat(asked.address()).isEqualTo(SERVICE);
    assertThat(asked.person()).isEqualTo(journey.id(cloud.okafor()));
    answered(new ServiceConnected(asked.requestId(), journey.conversation, "m1", Examples.ACCOUNT, payments, asked.person(), true, 1, true));
    journey.awaitText(journey.channel, "Connected. New incidents of **Payments API** are shown here from now on. 1 incident is open now and shown here as well.");
    assertThat(journey.cards()).as("the button is gone").isEmpty();
  }

  @Test
  void whoever_may_not_show_them_reads_why_and_the_button_stays() {
    write("connect " + SERVICE);
    ConnectService command = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation)).payload();
    answered(new ServiceConnected(command.requestId(), journey.conversation, "m1", Examples.ACCOUNT, new Named("S1", "Payments API", Optional.empty()), command.person(), true, 3, false));
    Message offer = journey.awaitCard("Show them");
    journey.press(cloud.okafor(), offer.id(), "Show them").join();
    ConnectService asked = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation) && c.showOpen()).payload();
    answered(new ConnectingRefused(asked.requestId(), journey.conversation, asked.person(), MappingEvent.Refusal.PERSON_NOT_LINKED, SERVICE, Optional.of(Examples.ACCOUNT), Optional.empty()));
    journey.awaitText(journey.channel, "Not shown: I do not know who you are");
    assertThat(journey.cards()).hasSize(1);
  }

  @Test
  void a_refused_connect_says_why_and_what_to_do() {
    write("connect " + SERVICE);
    ConnectService command = journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation)).payload();
    answered(new ConnectingRefused(command.requestId(), journey.conversation, command.person(), MappingEvent.Refusal.PERSON_NOT_LINKED, SERVICE, Optional.of(Examples.ACCOUNT), Optional.empty()));
    assertThat(journey.awaitText(journey.channel, "Not connected")).contains("Write **linkUser** to link your account, then try again.");
  }

  @Test
  void disconnect_asks_channel_mapping() {
    write("disconnect " + SERVICE);
    DisconnectService command = journey.mappingCommands.await(DisconnectService.class, c -> c.conversation().equals(journey.conversation)).payload();
    assertThat(command.address()).isEqualTo(SERVICE);
    answered(new ServiceDisconnected(command.requestId(), journey.conversation, "m1", Examples.ACCOUNT, new Named("S1", "Payments API", Optional.empty()), command.person()));
    journey.awaitText(journey.channel, "Disconnected. Incidents of **Payments API** are no longer shown here");
  }

  @Test
  void connect_without_an_address_says_what_is_missing_and_asks_nobody() {
    write("connect");
    journey.awaitText(journey.channel, "**connect** needs the address of a service");
    assertThat(journey.mappingCommands.unexplained()).noneMatch(record -> record.toString().contains(journey.channel.id()));
  }

  @Test
  void link_user_brings_the_link_to_the_personal_chat_and_only_says_so_in_the_channel() {
    write("linkUser");
    OfferLink command = journey.identityCommands.await(OfferLink.class, c -> c.person().equals(journey.id(cloud.moreau()))).payload();
    String address = "https://muster.example/link/" + command.requestId();
    journey.outcome(new LinkOffered(command.requestId(), command.person(), Examples.ACCOUNT, sealing.sealTo("bot", Secret.of(address), "link-offered/" + command.requestId()),
        Instant.now().plusSeconds(600)));
    journey.awaitText(cloud.chatOf(cloud.moreau()), address);
    journey.awaitText(journey.channel, "I have sent you a link in our personal chat.");
    assertThat(journey.texts(journey.channel)).noneMatch(text -> text.contains(address));
    journey.outcome(new PersonLinked(command.person(), "K. Moreau", Examples.ACCOUNT, Actor.person("U1", "Kim Moreau")));
    assertThat(journey.awaitText(cloud.chatOf(cloud.moreau()), "Linked as Kim Moreau in")).as("the card of the link").contains("unlinkUser").doesNotContain(address);
    journey.outcome(new PersonUnlinked(Optional.empty(), command.person(), List.of(Examples.ACCOUNT)));
    journey.awaitText(cloud.chatOf(cloud.moreau()), "No longer linked with");
  }

  @Test
  void a_link_that_nobody_used_says_that_it_has_expired() {
    write("linkUser");
    OfferLink command = journey.identityCommands.await(OfferLink.class, c -> c.person().equals(journey.id(cloud.moreau()))).payload();
    String address = "https://muster.example/link/" + command.requestId();
    journey.outcome(new LinkOffered(command.requestId(), command.person(), Examples.ACCOUNT, sealing.sealTo("bot", Secret.of(address), "link-offered/" + command.requestId()),
        Instant.now().minusSeconds(6)));
    assertThat(journey.awaitText(cloud.chatOf(cloud.moreau()), "This link has expired")).contains("Write **linkUser** for a new one.").doesNotContain(address);
  }

  @Test
  void link_user_where_there_is_nothing_to_link_says_whom_to_ask() {
    write("linkUser");
    OfferLink command = journey.identityCommands.await(OfferLink.class, c -> c.person().equals(journey.id(cloud.moreau()))).payload();
    journey.outcome(new LinkRefused(command.requestId(), command.person(), LinkRefusal.NO_ACCOUNT, List.of()));
    journey.awaitText(journey.channel, "Ask an administrator of Muster to connect your incident tool.");
  }

  @Test
  void unlink_user_is_confirmed() {
    write("unlinkUser");
    UnlinkPerson command = journey.identityCommands.await(UnlinkPerson.class, c -> c.person().equals(journey.id(cloud.moreau()))).payload();
    journey.outcome(new PersonUnlinked(Optional.of(command.requestId()), command.person(), List.of(Examples.ACCOUNT)));
    journey.awaitText(journey.channel, "Unlinked. Muster can no longer act as you");
  }

  @Test
  void help_and_what_is_not_understood_are_answered_with_what_one_can_ask() {
    write("help");
    assertThat(journey.awaitText(journey.channel, "Here is what you can ask")).contains("**linkUser**").contains("**disconnect**");
    write("make coffee");
    journey.awaitText(journey.channel, "I did not understand that.");
  }

  @Test
  void an_activity_that_comes_twice_is_taken_once() {
    People.Said said = write("connect " + SERVICE);
    Delivery again = cloud.teams().channel().deliver(cloud.bot(), said.delivery().orElseThrow().activity());
    assertThat(again.status()).isEqualTo(200);
    journey.mappingCommands.await(ConnectService.class, c -> c.conversation().equals(journey.conversation));
    write("disconnect " + SERVICE);
    journey.mappingCommands.await(DisconnectService.class, c -> c.conversation().equals(journey.conversation));
    assertThat(journey.mappingCommands.unexplained()).noneMatch(record -> record.toString().contains(journey.channel.id()));
  }

  private People.Said write(String text) {
    return cloud.teams().people().say(cloud.moreau(), journey.channel, Optional.empty(), cloud.bot(), text, true);
  }

  private void answered(MappingEvent event) {
    journey.writer.write(Topics.MAPPING_EVENTS, journey.envelope("channel-mapping", journey.conversation.key(), event));
  }
}
