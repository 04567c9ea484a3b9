package io.muster.identity.link;

import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.wire.Principal;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.grant.PersonGrants;
import io.muster.identity.link.LinkOffer.Status;
import io.muster.identity.oauth.TokenClient;
import io.muster.identity.oauth.TokenFailure;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolUser;
import io.muster.identity.web.PublicAddresses;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Redeems a code, asks the tool whose token it is, and keeps link and grant in one transaction. */
@ApplicationScoped
class LinkCompletion {
  @Inject Database database;
  @Inject LinkOfferRepository offers;
  @Inject PublicAddresses addresses;
  @Inject TokenClient tokenClient;
  @Inject IncidentTools tools;
  @Inject PersonLinkRepository links;
  @Inject PersonGrants grants;
  @Inject Vault vault;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Audit audit;
  @Inject Instance<AfterLink> followers;

  LinkStep complete(LinkOffer offer, Account account, String code) {
    try {
      TokenSet tokens = redeem(offer, account, code);
      IdentityFailpoints.AFTER_EXCHANGE.hit();
      ToolAccount forTool = account.forTool();
      ToolUser user = tools.of(forTool).whoAmI(forTool, tokens.access());
      if (user.account().isPresent() && !user.account().get().equalsIgnoreCase(account.id().name())) {
        return ended(offer, account, LinkRefusal.WRONG_ACCOUNT);
      }
      LinkedPerson who = new LinkedPerson(offer.person(), offer.personName(), account.id(), user);
      database.run(tx -> keep(tx, offer, who, tokens));
      return linked(who, account);
    } catch (TokenFailure refused) {
      return ended(offer, account, reasonOf(refused));
    } catch (Failure unreachable) {
      return ended(offer, account, LinkRefusal.TOOL_UNREACHABLE);
    }
  }

  LinkStep linked(LinkedPerson who, Account account) {
    String toolTitle = tools.of(account.forTool()).description().title();
    return new LinkStep.Linked(who.personName(), toolTitle, account.title(), who.user().actor().name());
  }

  private TokenSet redeem(LinkOffer offer, Account account, String code) {
    IncidentTool tool = tools.of(account.forTool());
    Secret verifier = vault.open(offer.verifier().orElseThrow(), Linking.verifierOf(offer));
    return tokenClient.exchange(
        account.id().tool(), tool.authorisation(account.forTool()), account.client(), code, verifier, addresses.callback(account.id().tool()));
  }

  private void keep(Tx tx, LinkOffer offer, LinkedPerson who, TokenSet tokens) {
    offers.move(tx, offer, Status.RETURNED, Status.LINKED, Optional.empty());
    links.keep(tx, who);
    grants.keep(tx, who, tokens);
    Principal person = new Principal(Principal.Kind.PERSON, who.person().key(), Optional.of(who.personName()));
    outbox.append(
        tx,
        envelopes.write(
            who.person().key(),
            person,
            Optional.of(who.person().tenant().value()),
            Optional.of(who.account().key()),
            new PersonLinked(who.person(), who.personName(), who.account(), who.user().actor())));
    audit.write(tx, person, "person.link", "account/" + who.account().key(), Map.of("user", who.user().actor().key()));
    followers.forEach(follower -> follower.linked(tx, who));
  }

  private LinkStep ended(LinkOffer offer, Account account, LinkRefusal reason) {
    return database
        .inTransaction(tx -> end(tx, offer, reason))
        .map(who -> linked(who, account))
        .orElseGet(() -> new LinkStep.Refused(reason));
  }

  /** Who is linked all the same: a COMMIT may have been done though its answer was lost. */
  private Optional<LinkedPerson> end(Tx tx, LinkOffer offer, LinkRefusal reason) {
    boolean ended = offers.move(tx, offer, Status.RETURNED, Status.ENDED, Optional.of(reason));
    return ended ? Optional.empty() : links.find(tx, offer.person(), offer.account());
  }

  private static LinkRefusal reasonOf(TokenFailure failure) {
    return switch (failure) {
      case TokenFailure.GrantRefused _ -> LinkRefusal.CODE_REFUSED;
      case TokenFailure.ClientRefused _ -> LinkRefusal.CLIENT_REFUSED;
      case TokenFailure.ScopeMissing _ -> LinkRefusal.SCOPE_MISSING;
      case TokenFailure.NoToken _ -> LinkRefusal.TOOL_SAID_NO;
    };
  }
}
