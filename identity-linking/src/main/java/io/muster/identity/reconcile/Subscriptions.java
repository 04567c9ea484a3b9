package io.muster.identity.reconcile;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.ingest.IngestCommand.RegisterSender;
import io.muster.contracts.ingest.IngestCommand.RemoveSender;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.SealedText;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.account.AccountGrantRepository;
import io.muster.identity.oauth.Randomness;
import io.muster.identity.pace.Pace;
import io.muster.identity.reconcile.ManagedSubscriptionRepository.Managed;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolFailure;
import io.muster.identity.tool.ToolSubscriptions;
import io.muster.identity.tool.ToolSubscriptions.Known;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.secret.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks after the subscriptions of a tool that deliver to this Muster: one that the tool stopped is enabled again, and where there is none, one is made. A new
 * one's secret is told once and goes sealed to webhook-ingest; should it be lost on the way, that subscription is taken away and another made.
 */
@ApplicationScoped
class Subscriptions {
  private static final Logger LOG = Logger.getLogger(Subscriptions.class);
  private static final Principal SELF = Principal.system("identity-linking");

  @Inject ReconcileConfig config;
  @Inject IncidentTools tools;
  @Inject AccountGrantRepository grants;
  @Inject ManagedSubscriptionRepository managed;
  @Inject Pace pace;
  @Inject Database database;
  @Inject SealingKeys sealingKeys;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject Audit audit;

  /** Looks and mends; how it stands afterwards. */
  WebhookStanding look(Account account) {
    Optional<ToolSubscriptions> api = tools.of(account.forTool()).subscriptions();
    if (config.deliverTo().isEmpty() || api.isEmpty()) {
      return WebhookStanding.NOT_MANAGED;
    }
    try {
      return mend(account, api.get(), config.deliverTo().get());
    } catch (ToolFailure.Forbidden e) {
      return WebhookStanding.NOT_ALLOWED;
    }
  }

  private WebhookStanding mend(Account account, ToolSubscriptions api, URI deliverTo) {
    String ours = deliverTo.toString().replaceAll("/+$", "") + "/webhooks/" + account.id().tool() + "/";
    Optional<Managed> made = database.read(tx -> managed.find(tx, account.id()));
    pace.await(account.id(), 1);
    List<Known> known =
        grants.reading(account.id(), token -> api.list(account.forTool(), token)).stream().filter(one -> one.url().toString().startsWith(ours)).toList();
    Optional<Known> halfMade = made.filter(one -> one.subscriptionId().isEmpty()).flatMap(one -> known.stream().filter(there -> there.url().toString().equals(ours + one.senderId())).findFirst());
    if (halfMade.isPresent()) {
      remove(account, api, halfMade.get());
    }
    List<Known> whole = known.stream().filter(one -> !halfMade.equals(Optional.of(one))).toList();
    return whole.isEmpty() ? make(account, api, ours, made) : standing(account, api, whole);
  }

  private WebhookStanding standing(Account account, ToolSubscriptions api, List<Known> ours) {
    List<Known> disabled = ours.stream().filter(Known::active).filter(Known::disabled).toList();
    disabled.forEach(one -> enable(account, api, one));
    if (!disabled.isEmpty()) {
      return WebhookStanding.ENABLED_AGAIN;
    }
    return ours.stream().anyMatch(Known::active) ? WebhookStanding.DELIVERING : WebhookStanding.SWITCHED_OFF;
  }

  private void enable(Account account, ToolSubscriptions api, Known disabled) {
    pace.await(account.id(), 1);
    grants.reading(
        account.id(),
        token -> {
          api.enable(account.forTool(), token, disabled.id());
          return disabled;
        });
    database.run(tx -> audit.write(tx, SELF, "subscription.enable", "subscription/" + disabled.id(), Map.of("account", account.id().key())));
    LOG.warnf("A webhook subscription that the tool had stopped is enabled again: account=%s subscription=%s", account.id().key(), disabled.id());
  }

  private void remove(Account account, ToolSubscriptions api, Known known) {
    pace.await(account.id(), 1);
    grants.reading(
        account.id(),
        token -> {
          api.remove(account.forTool(), token, known.id());
          return known;
        });
  }

  private WebhookStanding make(Account account, ToolSubscriptions api, String ours, Optional<Managed> before) {
    // As hard to guess as a sender's id that webhook-ingest makes.
    String senderId = Randomness.text(18);
    database.run(tx -> begin(tx, account, senderId, before));
    pace.await(account.id(), 1);
    ToolSubscriptions.Made made = grants.reading(account.id(), token -> api.make(account.forTool(), token, URI.create(ours + senderId)));
    IdentityFailpoints.AFTER_SUBSCRIPTION_MADE.hit();
    SealedText secret = sealingKeys.sealTo("ingest", made.secret(), "register-sender/" + senderId);
    database.run(
        tx -> {
          managed.made(tx, account.id(), made.id());
          audit.write(tx, SELF, "subscription.make", "subscription/" + made.id(), Map.of("account", account.id().key(), "sender", senderId));
          tell(tx, account.id(), senderId, register(account, senderId, Optional.of(secret), Optional.of(made.id())));
        });
    LOG.infof("A webhook subscription was made: account=%s subscription=%s", account.id().key(), made.id());
    return WebhookStanding.MADE;
  }

  /** Before the tool has it, so that a first delivery that is faster than its secret is asked to come back. */
  private void begin(Tx tx, Account account, String senderId, Optional<Managed> before) {
    before.ifPresent(old -> tell(tx, account.id(), old.senderId(), new RemoveSender(old.senderId())));
    managed.making(tx, account.id(), senderId);
    tell(tx, account.id(), senderId, register(account, senderId, Optional.empty(), Optional.empty()));
  }

  private static RegisterSender register(Account account, String senderId, Optional<SealedText> secret, Optional<String> subscriptionId) {
    return new RegisterSender(senderId, account.id(), secret, subscriptionId, account.title());
  }

  private void tell(Tx tx, AccountId account, String senderId, IngestCommand command) {
    outbox.append(tx, envelopes.write(senderId, SELF, Optional.empty(), Optional.of(account.key()), command));
  }
}
