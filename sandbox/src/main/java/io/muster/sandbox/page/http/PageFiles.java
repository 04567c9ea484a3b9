package io.muster.sandbox.page.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page's own files, from the class path. */
final class PageFiles {
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Pattern HASHED = Pattern.compile(".*[-.][A-Z0-9]{8}\\.[a-z0-9.]+");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"));

  private final String folder;
  private final Map<String, Optional<PageFile>> read = new ConcurrentHashMap<>();

  /**
   * One file.
   *
   * @param lasting whether its name changes with its content, so that it may be kept for ever
   */
  record PageFile(byte[] content, String type, boolean lasting) {}

  /** @param folder on the class path, such as {@code /page} */
  PageFiles(String folder) {
    this.folder = folder;
  }

  /** The file under this path; {@code /} is the page itself. Empty where there is none, or where the path is no plain one. */
  Optional<PageFile> at(String path) {
    String wanted = path.equals("/") ? "/index.html" : path;
    if (!PLAIN.matcher(wanted).matches()) {
      return Optional.empty();
    }
    Optional<PageFile> known = read.get(wanted);
    if (known != null) {
      return known;
    }
    Optional<PageFile> file = read(wanted);
    // What is not there is not kept: anybody can ask for names without end.
    file.ifPresent(found -> read.put(wanted, file));
    return file;
  }

  private Optional<PageFile> read(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = PageFiles.class.getResourceAsStream(folder + path)) {
      return in == null ? Optional.empty() : Optional.of(new PageFile(in.readAllBytes(), type, HASHED.matcher(path).matches()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
