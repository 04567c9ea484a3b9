package io.muster.identity.link;

import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.account.Accounts;
import io.muster.identity.link.LinkOffer.Status;
import io.muster.identity.oauth.Pkce;
import io.muster.identity.oauth.Randomness;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.Authorisation;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.web.PublicAddresses;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person's way from a private link over the tool's sign-in and back. */
@ApplicationScoped
class Linking {
  @Inject Database database;
  @Inject LinkOfferRepository offers;
  @Inject Accounts accounts;
  @Inject IncidentTools tools;
  @Inject PublicAddresses addresses;
  @Inject LinkCompletion completion;
  @Inject PersonLinkRepository links;
  @Inject Vault vault;
  @Inject LinkConfig config;

  /** The link was opened: nothing happens yet, whoever or whatever opened it. */
  LinkStep open(String token, Optional<byte[]> browser) {
    return database
        .inTransaction(tx -> offers.byToken(tx, Randomness.hash(token)))
        .map(offer -> LinkRules.opening(offer, browser).<LinkStep>map(LinkStep.Refused::new).orElseGet(() -> confirm(offer)))
        .orElseGet(() -> new LinkStep.Refused(LinkRefusal.UNKNOWN_LINK));
  }

  /** The person said "continue". */
  LinkStep begin(String token, Optional<byte[]> browser) {
    Optional<LinkOffer> known = database.inTransaction(tx -> offers.byToken(tx, Randomness.hash(token)));
    Optional<Account> account = known.flatMap(offer -> accounts.find(offer.account()));
    if (account.isEmpty()) {
      return new LinkStep.Refused(LinkRefusal.UNKNOWN_LINK);
    }
    String state = Randomness.text(16);
    Pkce pkce = Pkce.fresh();
    Optional<LinkRefusal> refusal = database.inTransaction(tx -> started(tx, token, browser, state, pkce));
    IdentityFailpoints.AFTER_STATE_SAVED.hit();
    return refusal.<LinkStep>map(LinkStep.Refused::new).orElseGet(() -> leave(account.get(), state, pkce));
  }

  /** The browser came back. */
  LinkStep finish(LinkAnswer answer, Optional<byte[]> browser) {
    if (answer.state().isEmpty()) {
      return new LinkStep.Refused(LinkRefusal.STATE_MISSING);
    }
    Optional<LinkOffer> offer = database.inTransaction(tx -> offers.byState(tx, Randomness.hash(answer.state().get())));
    Optional<Account> account = offer.flatMap(known -> accounts.find(known.account()));
    if (account.isEmpty()) {
      return new LinkStep.Refused(LinkRefusal.STATE_UNKNOWN);
    }
    Optional<LinkRefusal> refusal = database.inTransaction(tx -> returned(tx, answer, browser, account.get()));
    if (refusal.isPresent()) {
      return refusal.get() == LinkRefusal.STATE_USED && linked(browser).isPresent() ? linked(browser).get() : new LinkStep.Refused(refusal.get());
    }
    IdentityFailpoints.AFTER_CODE_RECEIVED.hit();
    return completion.complete(offer.get(), account.get(), answer.code().orElseThrow());
  }

  /** What ended well in this browser a moment ago. */
  Optional<LinkStep> linked(Optional<byte[]> browser) {
    Optional<LinkOffer> offer = browser.flatMap(hash -> database.inTransaction(tx -> offers.linkedIn(tx, hash)));
    Optional<LinkedPerson> who = offer.flatMap(known -> database.inTransaction(tx -> links.find(tx, known.person(), known.account())));
    return who.flatMap(person -> accounts.find(person.account()).map(account -> completion.linked(person, account)));
  }

  private LinkStep confirm(LinkOffer offer) {
    return accounts
        .find(offer.account())
        .<LinkStep>map(account -> confirm(offer, account))
        .orElseGet(() -> new LinkStep.Refused(LinkRefusal.UNKNOWN_LINK));
  }

  private LinkStep confirm(LinkOffer offer, Account account) {
    URI signIn = tool(account).authorisation(account.forTool()).authorise();
    return new LinkStep.Confirm(offer.personName(), tool(account).description().title(), account.title(), signIn);
  }

  private Optional<LinkRefusal> started(Tx tx, String token, Optional<byte[]> browser, String state, Pkce pkce) {
    LinkOffer offer = offers.byToken(tx, Randomness.hash(token)).orElseThrow();
    Optional<LinkRefusal> refusal = LinkRules.beginning(offer, browser);
    if (refusal.isEmpty()) {
      byte[] verifier = vault.seal(pkce.verifier(), verifierOf(offer));
      offers.start(tx, offer, browser.orElseThrow(), Randomness.hash(state), verifier, config.lifetime());
    }
    return refusal;
  }

  private LinkStep leave(Account account, String state, Pkce pkce) {
    Authorisation server = tool(account).authorisation(account.forTool());
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", account.client().clientId());
    query.put("redirect_uri", addresses.callback(account.id().tool()).toString());
    query.put("scope", String.join(" ", server.personScopes()));
    query.put("state", state);
    query.put("code_challenge", pkce.challenge());
    query.put("code_challenge_method", "S256");
    String encoded =
        query.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return new LinkStep.Leave(URI.create(server.authorise() + "?" + encoded));
  }

  /** Uses the state up, whatever follows: an answer counts once. */
  private Optional<LinkRefusal> returned(Tx tx, LinkAnswer answer, Optional<byte[]> browser, Account account) {
    LinkOffer offer = offers.byState(tx, Randomness.hash(answer.state().orElseThrow())).orElseThrow();
    Optional<LinkRefusal> refusal = LinkRules.returning(offer, answer, browser).or(() -> mixedUp(answer, account));
    if (refusal.isEmpty()) {
      offers.move(tx, offer, Status.STARTED, Status.RETURNED, Optional.empty());
    } else if (LinkRules.usesUp(refusal.get()) && offer.status() == Status.STARTED) {
      offers.move(tx, offer, Status.STARTED, Status.ENDED, refusal);
    }
    return refusal;
  }

  /** An answer that names another issuer than the one that was asked (RFC 9207). */
  private Optional<LinkRefusal> mixedUp(LinkAnswer answer, Account account) {
    Optional<String> expected = tool(account).authorisation(account.forTool()).issuer();
    boolean mixedUp = expected.isPresent() && answer.issuer().isPresent() && !expected.equals(answer.issuer());
    return mixedUp ? Optional.of(LinkRefusal.WRONG_TOOL) : Optional.empty();
  }

  private IncidentTool tool(Account account) {
    return tools.of(account.forTool());
  }

  static SealedFor verifierOf(LinkOffer offer) {
    return new SealedFor(offer.person().tenant().value(), offer.id().toString(), "pkce-verifier");
  }
}
