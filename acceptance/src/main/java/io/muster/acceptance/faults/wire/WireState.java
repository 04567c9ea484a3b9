package io.muster.acceptance.faults.wire;

import java.time.Duration;
import java.util.Locale;

/** How a wire is. */
public sealed interface WireState {

  /** As it should be. */
  record Sound() implements WireState {}

  /** Everything that passes takes this much longer, each way. */
  record Slow(Duration delay) implements WireState {}

  /** Every connection is reset, and new ones are as well. */
  record Cut() implements WireState {}

  /** Connections stand and new ones are accepted, and nothing passes. What stands when it ends is reset. */
  record Silent() implements WireState {}

  /** No more than this many bytes a second pass on each connection, each way. */
  record Narrow(int bytesPerSecond) implements WireState {}

  /** Such as {@code silent}. */
  default String word() {
    return switch (this) {
      case Sound sound -> "sound";
      case Slow slow -> "slow by " + slow.delay().toMillis() + " ms";
      case Cut cut -> "cut";
      case Silent silent -> "silent";
      case Narrow narrow -> String.format(Locale.ROOT, "narrow, %d KB/s", narrow.bytesPerSecond() / 1024);
    };
  }
}
