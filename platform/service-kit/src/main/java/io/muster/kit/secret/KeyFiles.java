package io.muster.kit.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Reads and writes Tink key rings as files. The file's protection is the platform's: a mounted secret, or mode 0600. */
final class KeyFiles {
  static {
    try {
      AeadConfig.register();
      HybridConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private KeyFiles() {}

  /** Makes the algorithms known to Tink; loading the class does it. */
  static void register() {}

  /** Reads a ring with secret keys. */
  static KeysetHandle readSecret(Optional<Path> file, String setting) {
    Path path = file.orElseThrow(() -> new KeyRingMissing(setting));
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get());
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyRingMissing(setting, e);
    }
  }

  /** Reads a ring that must hold public keys only. */
  static KeysetHandle readPublic(Path file, String setting) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyRingMissing(setting, e);
    }
  }

  static void writeSecret(KeysetHandle ring, Path file) throws IOException, GeneralSecurityException {
    String json = TinkJsonProtoKeysetFormat.serializeKeyset(ring, InsecureSecretKeyAccess.get());
    Path fresh = Files.createTempFile(
        file.toAbsolutePath().getParent(), "ring", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, json);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  static void writePublic(KeysetHandle ring, Path file) throws IOException, GeneralSecurityException {
    Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(ring));
  }
}
