package io.muster.identity.link;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.SealedText;
import io.muster.identity.oauth.Randomness;
import io.muster.identity.web.PublicAddresses;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.SealingKeys;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Makes private links: 256 unguessable bits, of which only a hash is kept, sealed to bot-gateway, which alone may show it. */
@ApplicationScoped
public class LinkOffers {
  private static final String READER = "bot";

  @Inject LinkOfferRepository offers;
  @Inject PublicAddresses addresses;
  @Inject SealingKeys sealingKeys;
  @Inject LinkConfig config;

  /** A link that only bot-gateway can read, and until when it holds. */
  public record Offered(SealedText url, Instant until) {}

  /**
   * Makes a link for this person and account.
   *
   * @param context what the sealed text is bound to; bot-gateway names the same to open it
   */
  public Offered offer(Tx tx, PersonId person, String personName, AccountId account, String context) {
    String token = Randomness.text(32);
    Instant until = offers.insert(tx, UUID.randomUUID(), person, personName, account, Randomness.hash(token), config.lifetime());
    return new Offered(sealingKeys.sealTo(READER, Secret.of(addresses.link(token).toString()), context), until);
  }
}
