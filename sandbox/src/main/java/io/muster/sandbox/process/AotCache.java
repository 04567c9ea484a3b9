package io.muster.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JDK has prepared so that a program starts in half the time: its classes, read and linked. The file is named by everything that it was made from, so
 * that a changed jar, another JDK or other options never meet an old one (the JDK itself does not notice every change, JDK-8377932).
 *
 * @param file where it lies, or will lie
 */
public record AotCache(Path file) {

  /**
   * The cache of a program.
   *
   * @param caches where caches are kept
   * @param name the program's name
   * @param jars the folder below which its jars lie; a changed size or time of one of them makes another cache
   * @param options the options of the JVM, which must be the same when the cache is made and when it is used
   */
  public static AotCache of(Path caches, String name, Path jars, List<String> options) {
    StringBuilder from = new StringBuilder(System.getProperty("java.home")).append(Runtime.version()).append(options);
    try (Stream<Path> all = Files.walk(jars)) {
      for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        BasicFileAttributes told = Files.readAttributes(jar, BasicFileAttributes.class);
        from.append(jar).append(told.size()).append(told.lastModifiedTime().toMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AotCache(caches.resolve(name + "-" + hash(from.toString()) + ".aot"));
  }

  /** Whether it was made already. */
  public boolean present() {
    return Files.exists(file);
  }

  /**
   * The options with which a JVM uses it; nothing where it is not there yet. It is mapped where it was made for, as it lies on disk: mapped anywhere else (as
   * the JDK prefers, to make addresses hard to guess) every page of it would be written anew and be held by each process for itself.
   */
  public List<String> use() {
    return present()
        ? List.of("-XX:AOTCache=" + file, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-Xlog:aot*=off", "-Xlog:cds*=off")
        : List.of();
  }

  /** The option with which a JVM makes a draft of it at its end. */
  public List<String> make() {
    return List.of("-XX:AOTCacheOutput=" + draft(), "-Xlog:aot*=off", "-Xlog:cds*=off");
  }

  /** The draft becomes the cache, and older ones of the same program go. */
  public void accept() {
    try {
      String program = program();
      Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
      try (DirectoryStream<Path> all = Files.newDirectoryStream(file.getParent(), program + "-*.aot*")) {
        for (Path one : all) {
          if (!one.equals(file)) {
            Files.deleteIfExists(one);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the JVM writes while it is not yet whole. */
  public Path draft() {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private String program() {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('-'));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no SHA-256", e);
    }
  }
}
