package io.muster.kit.secret;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import io.muster.contracts.wire.SealedText;
import io.muster.kit.service.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals secrets on their way to another service, so that only that service can open them (HPKE). */
@ApplicationScoped
public class SealingKeys {
  private final SealingConfig config;
  private final ServiceConfig service;

  SealingKeys(SealingConfig config, ServiceConfig service) {
    this.config = config;
    this.service = service;
  }

  /**
   * Seals for one service.
   *
   * @param room the recipient, such as {@code ingest}
   * @param context what the secret belongs to; the recipient must name the same
   */
  public SealedText sealTo(String room, Secret secret, String context) {
    if (!room.matches("[a-z]+")) {
      throw new IllegalArgumentException("a room is small letters: " + room);
    }
    Path folder = config.publicKeysetsDir().orElseThrow(() -> new KeyRingMissing("muster.sealing.public-keysets-dir"));
    try {
      HybridEncrypt sealing =
          KeyFiles.readPublic(folder.resolve(room + ".json"), "muster.sealing.public-keysets-dir")
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
      byte[] sealed = sealing.encrypt(secret.bytes(), context.getBytes(StandardCharsets.UTF_8));
      return new SealedText(room, Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret could not be sealed for " + room, e);
    }
  }

  /** Opens what was sealed for this service with this context; {@link CannotOpen} for anything else. */
  public Secret open(SealedText sealed, String context) {
    if (!sealed.recipient().equals(service.room())) {
      throw new CannotOpen(new GeneralSecurityException("sealed for " + sealed.recipient()));
    }
    try {
      HybridDecrypt opening =
          KeyFiles.readSecret(config.privateKeysetFile(), "muster.sealing.private-keyset-file")
              .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
      byte[] opened = opening.decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context.getBytes(StandardCharsets.UTF_8));
      return Secret.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CannotOpen(e);
    }
  }
}
