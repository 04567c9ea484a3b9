package io.muster.sandbox;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What the launcher prints: one line per step with a tick and seconds; colours only on a terminal. */
public final class Console {
  private final PrintStream out;
  private final boolean colours;
  private final long began = System.nanoTime();

  /**
   * @param colours whether the reader is a terminal
   */
  public Console(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** The console of this process; colours where standard output is a terminal and {@code NO_COLOR} is not set. */
  public static Console ofThisProcess() {
    boolean terminal = "1".equals(System.getenv("MUSTER_TERMINAL")) && System.getenv("NO_COLOR") == null;
    return new Console(System.out, terminal);
  }

  /** Does one step and prints it with its seconds; a failure is printed with a cross and thrown on. */
  public <T> T step(String what, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      T result = work.get();
      out.printf("  %s %-76s %7s%n", paint("32", "✓"), what, seconds(since(start)));
      return result;
    } catch (RuntimeException e) {
      out.printf("  %s %-76s %7s%n", paint("31", "✗"), what, seconds(since(start)));
      throw e;
    }
  }

  /** Like {@link #step(String, Supplier)}, for work without a result. */
  public void step(String what, Runnable work) {
    step(
        what,
        () -> {
          work.run();
          return null;
        });
  }

  /** One hop of the journey: who did what, and how long after the hop's cause. */
  public void hop(String who, String what, Duration after) {
    out.printf("    %-17s %-66s %7s%n", paint("36", pad(who, 17)), what, millis(after));
  }

  /** Something that was looked at, what it answered, and what to do where that is not as it should be. */
  public void finding(boolean fine, String what, String answer, Optional<String> next) {
    out.printf("  %s %-28s %s%n", fine ? paint("32", "✓") : paint("31", "✗"), what, answer);
    next.ifPresent(text -> out.printf("    %-28s %s%n", "", paint("33", text)));
  }

  /** A heading with an empty line before it. */
  public void heading(String text) {
    out.printf("%n%s%n", paint("1", text));
  }

  /** A line as it is. */
  public void line(String text) {
    out.println(text);
  }

  /** Text as it is, with its own line ends. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  /** A failure: what happened, what to do next. */
  public void failure(String what, String next) {
    out.printf("%n%s %s%n  %s%n", paint("31", "✗"), what, next);
  }

  /** Since this console was made. */
  public Duration elapsed() {
    return since(began);
  }

  /** {@code 1.2 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String millis(Duration duration) {
    return "+" + duration.toMillis() + " ms";
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String pad(String text, int width) {
    return String.format("%-" + width + "s", text);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
