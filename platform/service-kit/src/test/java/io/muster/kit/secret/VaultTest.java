package io.muster.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.SealedText;
import io.muster.kit.service.ServiceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final SealedFor HERE = new SealedFor("tenant", "sender/1", "webhook-secret");
  private static final Secret SECRET = Secret.of("whsec_correct horse");

  @TempDir Path folder;

  @BeforeEach
  void rings() {
    KeyRings.create(folder, List.of("ingest", "identity"));
  }

  @Test
  void what_was_sealed_here_opens_here() {
    Vault vault = vault();
    assertThat(vault.open(vault.seal(SECRET, HERE), HERE).reveal()).isEqualTo("whsec_correct horse");
  }

  @Test
  void a_secret_put_into_another_row_does_not_open() {
    Vault vault = vault();
    byte[] sealed = vault.seal(SECRET, HERE);
    for (SealedFor elsewhere :
        List.of(
            new SealedFor("other", "sender/1", "webhook-secret"),
            new SealedFor("tenant", "sender/2", "webhook-secret"),
            new SealedFor("tenant", "sender/1", "refresh-token"),
            new SealedFor("tenantsender/1", "", "webhook-secret"))) {
      assertThatThrownBy(() -> vault.open(sealed, elsewhere)).isInstanceOfSatisfying(CannotOpen.class, e -> assertThat(e.reason()).isEqualTo("cannot-open-secret"));
    }
  }

  @Test
  void after_rotation_the_old_opens_and_is_sealed_anew_once() {
    byte[] old = vault().seal(SECRET, HERE);
    KeyRings.rotate(folder.resolve("ingest/vault.json"));
    Vault rotated = vault();

    assertThat(rotated.open(old, HERE)).isEqualTo(SECRET);
    byte[] fresh = rotated.reseal(old, HERE).orElseThrow();
    assertThat(rotated.open(fresh, HERE)).isEqualTo(SECRET);
    assertThat(rotated.reseal(fresh, HERE)).isEmpty();
  }

  @Test
  void a_missing_ring_names_its_setting() {
    Vault none = new Vault(Optional::empty);
    assertThatThrownBy(() -> none.seal(SECRET, HERE)).isInstanceOf(KeyRingMissing.class).hasMessageContaining("muster.vault.keyset-file");
  }

  @Test
  void rings_are_readable_by_their_owner_only() throws Exception {
    for (String name : List.of("ingest/vault.json", "ingest/sealing-private.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).isEqualTo("rw-------");
    }
    assertThat(Files.readString(folder.resolve("public/ingest.json"))).contains("ASYMMETRIC_PUBLIC").doesNotContain("ASYMMETRIC_PRIVATE");
  }

  @Test
  void only_the_recipient_opens_what_was_sealed_for_it() {
    SealedText sealed = sealing("identity").sealTo("ingest", SECRET, "register-sender/1");

    assertThat(sealing("ingest").open(sealed, "register-sender/1")).isEqualTo(SECRET);
    assertThatThrownBy(() -> sealing("ingest").open(sealed, "register-sender/2")).isInstanceOf(CannotOpen.class);
    assertThatThrownBy(() -> sealing("identity").open(sealed, "register-sender/1")).isInstanceOf(CannotOpen.class);
    var relabelled = new SealedText("identity", sealed.ciphertext());
    assertThatThrownBy(() -> sealing("identity").open(relabelled, "register-sender/1")).isInstanceOf(CannotOpen.class);
  }

  @Test
  void a_secret_does_not_show_itself() {
    assertThat(SECRET + " " + List.of(SECRET)).doesNotContain("horse");
    assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(SECRET)).hasMessageContaining("does not become JSON").hasMessageNotContaining("horse");
  }

  private Vault vault() {
    return new Vault(() -> Optional.of(folder.resolve("ingest/vault.json")));
  }

  private SealingKeys sealing(String room) {
    return new SealingKeys(
        new SealingConfig() {
          @Override
          public Optional<Path> privateKeysetFile() {
            return Optional.of(folder.resolve(room + "/sealing-private.json"));
          }

          @Override
          public Optional<Path> publicKeysetsDir() {
            return Optional.of(folder.resolve("public"));
          }
        },
        new ServiceConfig() {
          @Override
          public String name() {
            return room;
          }

          @Override
          public String room() {
            return room;
          }
        });
  }
}
