package io.muster.bot.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaidTest {
  private static final String ADDRESS = "https://acme.example/services/PABC123";

  @Test
  void connect_is_understood_however_teams_wraps_the_address() {
    for (String text : new String[] {
      "<at>Muster</at> connect " + ADDRESS, "connect " + ADDRESS + "\n", "<at>Muster</at>&nbsp;Connect   <a href=\"" + ADDRESS + "\">" + ADDRESS + "</a>",
      "<at id=\"0\">Muster</at>\u00A0connect [service](" + ADDRESS + ")", "connect " + ADDRESS + "."
    }) {
      assertThat(PersonSaid.of(text)).as(text).isEqualTo(new PersonSaid.Connect(ADDRESS, false));
    }
  }

  @Test
  void open_incidents_are_shown_only_when_asked_for() {
    assertThat(PersonSaid.of("connect " + ADDRESS + " show open incidents")).isEqualTo(new PersonSaid.Connect(ADDRESS, true));
    assertThat(PersonSaid.of("connect https://acme.example/open/P1")).isEqualTo(new PersonSaid.Connect("https://acme.example/open/P1", false));
  }

  @Test
  void the_other_commands_are_understood_in_any_case() {
    assertThat(PersonSaid.of("<at>Muster</at> Disconnect " + ADDRESS)).isEqualTo(new PersonSaid.Disconnect(ADDRESS));
    assertThat(PersonSaid.of("<at>Muster</at> linkUser")).isEqualTo(new PersonSaid.Link(Optional.empty()));
    assertThat(PersonSaid.of("LINKUSER acme")).isEqualTo(new PersonSaid.Link(Optional.of("acme")));
    assertThat(PersonSaid.of("link user acme")).isEqualTo(new PersonSaid.Link(Optional.of("acme")));
    assertThat(PersonSaid.of("link")).isEqualTo(new PersonSaid.Link(Optional.empty()));
    assertThat(PersonSaid.of("unlink acme")).isEqualTo(new PersonSaid.Unlink(Optional.of("acme")));
    assertThat(PersonSaid.of("unlinkuser")).isEqualTo(new PersonSaid.Unlink(Optional.empty()));
    assertThat(PersonSaid.of("<at>Muster</at> help")).isEqualTo(new PersonSaid.Help());
    assertThat(PersonSaid.of("<at>Muster</at>")).isEqualTo(new PersonSaid.Help());
  }

  @Test
  void why_is_asked_alone_by_number_or_by_address() {
    assertThat(PersonSaid.of("<at>Muster</at> why?")).isEqualTo(new PersonSaid.Why(Optional.empty()));
    assertThat(PersonSaid.of("why #4711?")).isEqualTo(new PersonSaid.Why(Optional.of("4711")));
    assertThat(PersonSaid.of("Why " + ADDRESS + ".")).isEqualTo(new PersonSaid.Why(Optional.of(ADDRESS)));
  }

  @Test
  void a_command_without_its_address_is_told_so_and_anything_else_is_unknown() {
    assertThat(PersonSaid.of("connect payments")).isEqualTo(new PersonSaid.AddressMissing("connect"));
    assertThat(PersonSaid.of("disconnect")).isEqualTo(new PersonSaid.AddressMissing("disconnect"));
    assertThat(PersonSaid.of("please reboot the database")).isEqualTo(new PersonSaid.Unknown());
  }
}
