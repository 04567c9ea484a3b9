package io.muster.kit.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Seals what this service keeps. The newest key seals, every key of the ring opens. */
@ApplicationScoped
public class Vault {
  /** Tink's output begins with a version byte and the key's id. */
  private static final int PREFIX = 5;

  private final VaultConfig config;
  private Ring ring;

  private record Ring(Aead aead, int primary) {}

  Vault(VaultConfig config) {
    this.config = config;
  }

  /** Seals the secret for this one place. */
  public byte[] seal(Secret secret, SealedFor sealedFor) {
    try {
      return ring().aead().encrypt(secret.bytes(), sealedFor.associatedData());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret could not be sealed", e);
    }
  }

  /** Opens what was sealed for this one place; {@link CannotOpen} for anything else. */
  public Secret open(byte[] sealed, SealedFor sealedFor) {
    try {
      return Secret.of(new String(ring().aead().decrypt(sealed, sealedFor.associatedData()), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new CannotOpen(e);
    }
  }

  /** The same secret sealed with the newest key; empty when it is already. */
  public Optional<byte[]> reseal(byte[] sealed, SealedFor sealedFor) {
    if (sealed.length > PREFIX && ByteBuffer.wrap(sealed, 1, 4).getInt() == ring().primary()) {
      return Optional.empty();
    }
    return Optional.of(seal(open(sealed, sealedFor), sealedFor));
  }

  private synchronized Ring ring() {
    if (ring == null) {
      KeysetHandle handle = KeyFiles.readSecret(config.keysetFile(), "muster.vault.keyset-file");
      try {
        ring = new Ring(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), handle.getPrimary().getId());
      } catch (GeneralSecurityException e) {
        throw new KeyRingMissing("muster.vault.keyset-file", e);
      }
    }
    return ring;
  }
}
