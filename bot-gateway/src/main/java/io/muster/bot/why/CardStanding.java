package io.muster.bot.why;

import io.muster.bot.why.TeamsCallRepository.TeamsCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a card stands: what should be shown, what is, and what is in between.
 *
 * @param subject the subject's key
 * @param number what people call it; empty while none is known
 * @param service name of its service; empty where it has none
 * @param keeping whether it follows its incident, and if not, why
 * @param life how far it is on its way to Teams
 * @param revision of the subject that is known, and that Teams shows (0: none)
 * @param waits what it waits for, as a stable word: {@code nothing}, {@code storm}, {@code over}, {@code not-installed}, {@code conversation-blocked}, {@code teams-asked}, {@code turn},
 *     {@code deleted-by-person}, {@code given-up}, {@code not-wanted}
 * @param until when that ends, where it is known
 * @param reason Teams' refusal, where there was one that lasts
 * @param calls the newest, newest first
 */
public record CardStanding(String subject, String number, String title, String service, String tenant, String conversation, String mapping, long generation, String keeping, String life, long revision,
    long shownRevision, String waits, Optional<Instant> until, Optional<String> reason, Instant wantedAt, List<TeamsCall> calls) {
  public CardStanding {
    calls = List.copyOf(calls);
  }
}
