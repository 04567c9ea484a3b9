package io.muster.identity.link;

import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityCommand.UnlinkPerson;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.LinkOffered;
import io.muster.contracts.identity.IdentityEvent.LinkRefused;
import io.muster.contracts.identity.IdentityEvent.PersonUnlinked;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Envelope;
import io.muster.identity.connection.ConnectionRepository;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people ask for by {@code link} and {@code unlink}. */
@ApplicationScoped
class LinkRequests {
  @Inject ConnectionRepository connections;
  @Inject LinkOffers offers;
  @Inject PersonLinkRepository links;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Audit audit;

  void offer(Tx tx, Envelope<?> command, OfferLink wish) {
    List<AccountId> accounts = connections.accountsOf(tx, wish.person().tenant());
    IdentityEvent answer =
        switch (LinkChoice.of(accounts, wish.account())) {
          case LinkChoice.This(AccountId account) -> offered(tx, wish, account);
          case LinkChoice.Refused(IdentityEvent.LinkRefusal reason) -> new LinkRefused(wish.requestId(), wish.person(), reason, accounts);
        };
    tell(tx, command, wish.person(), answer);
  }

  void unlink(Tx tx, Envelope<?> command, UnlinkPerson wish) {
    List<LinkedPerson> known =
        links.of(tx, wish.person()).stream().filter(one -> wish.account().isEmpty() || wish.account().get().equals(one.account())).toList();
    known.forEach(one -> links.forget(tx, one));
    List<AccountId> accounts = known.stream().map(LinkedPerson::account).toList();
    audit.write(tx, command.principal(), "person.unlink", "person/" + wish.person().key(), Map.of("accounts", accounts.size()));
    tell(tx, command, wish.person(), new PersonUnlinked(Optional.of(wish.requestId()), wish.person(), accounts));
  }

  private LinkOffered offered(Tx tx, OfferLink wish, AccountId account) {
    LinkOffers.Offered link = offers.offer(tx, wish.person(), wish.personName(), account, "link-offered/" + wish.requestId());
    return new LinkOffered(wish.requestId(), wish.person(), account, link.url(), link.until());
  }

  private void tell(Tx tx, Envelope<?> command, PersonId person, IdentityEvent event) {
    outbox.append(tx, envelopes.causedBy(command, person.key(), event));
  }
}
