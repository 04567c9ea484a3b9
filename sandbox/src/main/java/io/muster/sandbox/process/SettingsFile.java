package io.muster.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of one service in a file of its own, readable by its owner only: they hold passwords. */
public final class SettingsFile {
  private final Map<String, String> settings = new LinkedHashMap<>();

  /** One setting; the last word on a name holds. */
  public SettingsFile set(String name, Object value) {
    settings.put(name, String.valueOf(value));
    return this;
  }

  /** Takes a setting away, so that its default holds. */
  public SettingsFile remove(String name) {
    settings.remove(name);
    return this;
  }

  /** Whether there is such a setting. */
  public boolean has(String name) {
    return settings.containsKey(name);
  }

  /** Writes all settings as a properties file. */
  public Path write(Path file) {
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append(escaped(name).replace(":", "\\:").replace("=", "\\=")).append('=').append(escaped(value)).append('\n'));
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a properties file a backslash escapes; in Quarkus' configuration a dollar sign starts an expression. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("${", "\\\\${");
  }
}
