package io.muster.identity.link;

import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityCommand.UnlinkPerson;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Commands about links. */
@ApplicationScoped
class LinkConsumer implements MessageConsumer {
  @Inject LinkRequests requests;

  @Override
  public String name() {
    return "identity-links";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return OfferLink.class.isAssignableFrom(type) || UnlinkPerson.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch (envelope.payload()) {
      case OfferLink wish -> requests.offer(tx, envelope, wish);
      case UnlinkPerson wish -> requests.unlink(tx, envelope, wish);
      case Message other -> throw new IllegalStateException("not wanted: " + other.getClass().getSimpleName());
    }
  }
}
