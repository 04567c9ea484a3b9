package io.muster.sandbox.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of one machine in a file, so that another process finds them again, also after the one that started them was killed. Process ids are used
 * again by the system: a process counts only where its start time is the one that was written down.
 */
public final class ProcessTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Entry> entries;

  /**
   * One process.
   *
   * @param name what people call it
   * @param started when it began, in milliseconds since 1970, as the system tells it
   * @param port where it listens first of all; 0 where it does not
   */
  public record Entry(String name, long pid, long started, int port) {
    /** The process, while it is the one that was written down. */
    public Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> began(process) == started);
    }

    /** When it began. */
    public Instant since() {
      return Instant.ofEpochMilli(started);
    }
  }

  private ProcessTable(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** An empty table that will be kept in this file; what the file held is forgotten with the first entry. */
  public static ProcessTable empty(Path file) {
    return new ProcessTable(file, new LinkedHashMap<>());
  }

  /** What the file holds; nothing where there is none. */
  public static ProcessTable in(Path file) {
    ProcessTable table = empty(file);
    try {
      if (Files.exists(file)) {
        JSON.readValue(file.toFile(), new TypeReference<List<Entry>>() {}).forEach(entry -> table.entries.put(entry.name(), entry));
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("the list of processes in " + file + " cannot be read", e);
    }
  }

  /** Writes down a process that was just started, in the place of an earlier one of its name. */
  public synchronized void started(String name, long pid, int port) {
    entries.put(name, new Entry(name, pid, ProcessHandle.of(pid).map(ProcessTable::began).orElse(0L), port));
    write();
  }

  /** Strikes out a process that came to its end as it should. */
  public synchronized void ended(String name) {
    entries.remove(name);
    write();
  }

  /** All of them, in the order in which they were started first. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** The one of this name. */
  public synchronized Optional<Entry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Removes the file: nothing runs any more. */
  public synchronized void clear() {
    entries.clear();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".part");
      JSON.writeValue(draft.toFile(), entries());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
