package io.muster.bot.press;

import io.muster.bot.card.DigestContent;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.storm.StormIncidentRepository;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Gathers what decides how the card of a storm looks now. */
@ApplicationScoped
public class DigestViews {
  private static final int NEWEST = 5;

  private final StormIncidentRepository incidents;
  private final PressTokenKey key;
  private final Clock clock;

  DigestViews(StormIncidentRepository incidents, PressTokenKey key, Clock clock) {
    this.incidents = incidents;
    this.key = key;
    this.clock = clock;
  }

  /** The card as everybody sees it. */
  public DigestContent of(Tx tx, StormDigest digest) {
    return new DigestContent(digest.since(), digest.endedAt(), incidents.services(tx, digest.id()), incidents.phases(tx, digest.id()),
        incidents.newest(tx, digest.id(), NEWEST), clock.instant(), offer -> tokenFor(digest, offer));
  }

  String tokenFor(StormDigest digest, String offer) {
    return key.tokens().seal(digest.id(), digest.version(), Optional.empty(), PressToken.Place.ofStorm(digest.conversation(), digest.id(), offer));
  }
}
