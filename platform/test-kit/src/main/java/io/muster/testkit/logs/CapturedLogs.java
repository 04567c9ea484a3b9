package io.muster.testkit.logs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Everything that is logged while it is open: Muster's own logging at every level, other libraries' at the level they are set to.
 * Message, parameters, context and stack traces all count.
 */
public final class CapturedLogs implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");
  // The field keeps the logger, and with it the level, from being collected.
  private final Logger muster = Logger.getLogger("io.muster");
  private final Level levelBefore = muster.getLevel();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord record) {
      lines.add(LogText.of(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  private CapturedLogs() {
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    muster.setLevel(Level.ALL);
  }

  /** Starts to listen. */
  public static CapturedLogs start() {
    return new CapturedLogs();
  }

  /** What was logged so far, one entry a record. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Fails if any of these texts was logged, naming the line with the text blotted out. */
  public void assertNeverSaid(String... secrets) {
    for (String secret : secrets) {
      if (secret.isBlank()) {
        throw new IllegalArgumentException("an empty secret is in every line");
      }
      for (String line : lines) {
        if (line.contains(secret)) {
          throw new AssertionError("a secret was logged: " + line.replace(secret, "[secret]"));
        }
      }
    }
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    muster.setLevel(levelBefore);
  }
}
