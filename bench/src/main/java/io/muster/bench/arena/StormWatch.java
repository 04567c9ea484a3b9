package io.muster.bench.arena;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at channels in a storm: how many calls there were, and since when each channel tells the truth. A channel is right when its digest counts all incidents in
 * the state in which they are, and every card of its own that stands there says so as well.
 */
public final class StormWatch implements TeamsSink.Listener {
  /** What a message with a card carries; a line in a card's thread tells of the same incident and is none. */
  private static final String ADAPTIVE_CARD = "\"application/vnd.microsoft.card.adaptive\"";

  private static final Pattern DIGEST = Pattern.compile("\"STORM( OVER)?\"");
  private static final Pattern HEADING = Pattern.compile("\"(\\d+) incidents? on \\d+ services?\"");
  /** An incident's id in a run, with its number. */
  static final Pattern INCIDENT = Pattern.compile("Q[A-Z0-9]+X(\\d{10})");

  private final String state;
  private final Map<String, Integer> wanted;
  private final Map<String, Channel> channels = new HashMap<>();
  private long calls;

  /**
   * @param state in which all incidents are in the end: {@code triggered} or {@code resolved}
   * @param wanted how many incidents each channel must tell of, by conversation
   */
  public StormWatch(String state, Map<String, Integer> wanted) {
    this.state = state;
    this.wanted = Map.copyOf(wanted);
    wanted.keySet().forEach(conversation -> channels.put(conversation, new Channel()));
  }

  /** What stands in one channel. */
  private static final class Channel {
    private final Map<String, Boolean> cards = new HashMap<>();
    private boolean digest;
    private long rightSince = -1;
  }

  @Override
  public synchronized void taken(TeamsSink.Call call) {
    calls++;
    Channel channel = channels.get(call.conversation());
    if (channel == null) {
      return;
    }
    if (call.method().equals("DELETE")) {
      channel.cards.remove(call.activity());
    } else if (DIGEST.matcher(call.body()).find()) {
      channel.digest = counts(call.body(), wanted.get(call.conversation()));
    } else if (call.body().contains(ADAPTIVE_CARD) && INCIDENT.matcher(call.body()).find()) {
      channel.cards.put(call.activity(), call.body().contains("\"" + state.toUpperCase(java.util.Locale.ROOT) + "\""));
    }
    boolean right = channel.digest && channel.cards.values().stream().allMatch(says -> says);
    channel.rightSince = !right ? -1 : channel.rightSince < 0 ? call.at() : channel.rightSince;
  }

  private boolean counts(String body, int incidents) {
    Matcher heading = HEADING.matcher(body);
    return heading.find() && Integer.parseInt(heading.group(1)) == incidents && body.contains("\"" + incidents + " " + state + "\"");
  }

  /** Waits until no call has come for a while, and tells how many there were. */
  public long callsUntilQuiet(Duration quiet, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    long before = -1;
    while (calls() != before && System.nanoTime() < end) {
      before = calls();
      LockSupport.parkNanos(quiet.toNanos());
    }
    return calls();
  }

  /** How many calls were taken. */
  public synchronized long calls() {
    return calls;
  }

  /** How many of the channels are right now. */
  public synchronized long right() {
    return channels.values().stream().filter(channel -> channel.rightSince >= 0).count();
  }

  /**
   * Waits until all channels are right.
   *
   * @param since in nanoseconds of {@link System#nanoTime()}
   * @return how many seconds after it the last channel became right; not a number where one was not within the time
   */
  public double secondsUntilRight(long since, int atMostSeconds) {
    long end = since + atMostSeconds * 1_000_000_000L;
    while (right() < wanted.size()) {
      if (System.nanoTime() > end) {
        return Double.NaN;
      }
      LockSupport.parkNanos(50_000_000);
    }
    synchronized (this) {
      return Math.max(0, (channels.values().stream().mapToLong(channel -> channel.rightSince).max().orElse(since) - since) / 1e9);
    }
  }
}
