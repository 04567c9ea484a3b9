package io.muster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files that only their owner may read (mode 600), written whole or not at all. */
public final class SecretFile {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretFile() {}

  /** Writes a file that only its owner may read; a reader sees the old content or the new, never half of it. Makes the folder. */
  public static void write(Path file, String content) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".part", ownerOnly);
      Files.writeString(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  /** The secret in a file; where there is none yet, a random one of 192 bits is made and kept there. */
  public static String readOrMake(Path file) {
    if (Files.notExists(file)) {
      byte[] secret = new byte[24];
      RANDOM.nextBytes(secret);
      write(file, HexFormat.of().formatHex(secret));
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
