package io.muster.bot.inbound;

import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.inbound.SigningKeys.SigningKey;

/**
 * What a token says that was proven. It is worth nothing once its time is over, or the issuer no longer has its key.
 *
 * @param keyId which key
 * @param key with which it was proven, and the channels that this one may speak for
 * @param bot to which it is spoken
 * @param serviceUrl where the activity says that its conversation is reached; null where the token names none
 * @param from not before this, in seconds since the epoch, with what clocks may differ
 * @param until not from this on, likewise
 */
record TokenProof(String keyId, SigningKey key, BotRegistration bot, String serviceUrl, long from, long until) {

  /** Whether it is over at this time, in seconds since the epoch. */
  boolean isOver(long now) {
    return now >= until;
  }

  /** Whether it does not hold yet. */
  boolean isEarly(long now) {
    return now < from;
  }
}
