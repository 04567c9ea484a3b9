package io.muster.sandbox.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who listens on a port, as Linux tells it under {@code /proc}.
 *
 * @param pid the process
 * @param command its command, without arguments
 */
public record PortHolder(long pid, String command) {
  private static final String LISTENING = "0A";

  /** The process that listens; empty where nobody does, or where the system does not tell (another user's process, no Linux). */
  public static Optional<PortHolder> of(int port) {
    return inode(port).flatMap(PortHolder::holder);
  }

  /** What a person reads: {@code process 4711 (nginx)}; an unknown one is called a program. */
  public static String named(int port) {
    return of(port).map(holder -> "process " + holder.pid() + " (" + holder.command() + ")").orElse("another program");
  }

  private static Optional<String> inode(int port) {
    String wanted = String.format(Locale.ROOT, ":%04X", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] words = line.strip().split("\\s+");
          if (words.length > 9 && words[1].endsWith(wanted) && words[3].equals(LISTENING)) {
            return Optional.of(words[9]);
          }
        }
      } catch (IOException e) {
        // No such table here: nobody can be named.
      }
    }
    return Optional.empty();
  }

  private static Optional<PortHolder> holder(String inode) {
    return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), "socket:[" + inode + "]")).findFirst().map(PortHolder::of);
  }

  private static PortHolder of(ProcessHandle process) {
    String command = process.info().command().map(path -> Path.of(path).getFileName().toString()).orElse("its name is not told");
    return new PortHolder(process.pid(), command);
  }

  private static boolean holds(long pid, String socket) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path one : open) {
        if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Gone meanwhile, or somebody else's.
    }
    return false;
  }
}
