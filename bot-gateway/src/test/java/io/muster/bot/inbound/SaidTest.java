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
      assertThat(Said.of(text)).as(text).isEqualTo(new Said.Connect(ADDRESS, false));
    }
  }

  @Test
  void open_incidents_are_shown_only_when_asked_for() {
    assertThat(Said.of("connect " + ADDRESS + " show open incidents")).isEqualTo(new Said.Connect(ADDRESS, true));
    assertThat(Said.of("connect https://acme.example/open/P1")).isEqualTo(new Said.Connect("https://acme.example/open/P1", false));
  }

  @Test
  void the_other_commands_are_understood_in_any_case() {
    assertThat(Said.of("<at>Muster</at> Disconnect " + ADDRESS)).isEqualTo(new Said.Disconnect(ADDRESS));
    assertThat(Said.of("<at>Muster</at> linkUser")).isEqualTo(new Said.Link(Optional.empty()));
    assertThat(Said.of("LINKUSER acme")).isEqualTo(new Said.Link(Optional.of("acme")));
    assertThat(Said.of("link user acme")).isEqualTo(new Said.Link(Optional.of("acme")));
    assertThat(Said.of("unlinkuser")).isEqualTo(new Said.Unlink(Optional.empty()));
    assertThat(Said.of("<at>Muster</at> help")).isEqualTo(new Said.Help());
    assertThat(Said.of("<at>Muster</at>")).isEqualTo(new Said.Help());
  }

  @Test
  void a_command_without_its_address_is_told_so_and_anything_else_is_unknown() {
    assertThat(Said.of("connect payments")).isEqualTo(new Said.AddressMissing("connect"));
    assertThat(Said.of("disconnect")).isEqualTo(new Said.AddressMissing("disconnect"));
    assertThat(Said.of("please reboot the database")).isEqualTo(new Said.Unknown());
  }
}
