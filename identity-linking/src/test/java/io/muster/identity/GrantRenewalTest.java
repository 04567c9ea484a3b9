package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.incident.PersonId;
import io.muster.identity.account.Account;
import io.muster.identity.account.Accounts;
import io.muster.identity.grant.PersonAccess;
import io.muster.identity.grant.PersonGrants;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.AccessToken;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.Secret;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a grant while the tool is asked for its next tokens: a renewal concerns only the grant that it began with. */
@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class GrantRenewalTest {
  Clouds clouds;
  @Inject PersonGrants grants;
  @Inject PersonLinkRepository links;
  @Inject Accounts accounts;
  @Inject Database database;
  private IdentityJourney journey;
  private PersonId wile;
  private Account account;
  private LinkedPerson who;

  @BeforeEach
  void wile_is_linked_and_his_token_near_its_end() {
    journey = new IdentityJourney(clouds);
    journey.register(IdentityJourney.ACME, "world", "any", "any");
    journey.connect(IdentityJourney.ACME);
    wile = journey.person("wile");
    PersonsBrowser browser = new PersonsBrowser();
    URI back = browser.open(browser.setOut(journey.offered(wile, "Wile", Optional.empty()))).location();
    assertThat(browser.open(back).status()).isEqualTo(303);
    journey.states.await(PersonLink.class, state -> state.person().equals(wile));
    account = accounts.find(IdentityJourney.ACME).orElseThrow();
    who = database.inTransaction(tx -> links.find(tx, wile, account.id())).orElseThrow();
    TestDatabase.change("update person_grant set expires_at = now() where " + mine());
  }

  @Test
  void a_refused_renewal_leaves_the_grant_of_a_link_that_was_made_meanwhile() {
    clouds.acme().duringNextToken(true, () -> database.run(this::linkAgain));
    assertThat(token()).isEqualTo("from the new link");
    nothingElseWasPublished();
  }

  @Test
  void a_renewal_does_not_overwrite_the_grant_of_a_link_that_was_made_meanwhile() {
    clouds.acme().duringNextToken(false, () -> database.run(this::linkAgain));
    assertThat(token()).isEqualTo("from the new link");
  }

  @Test
  void a_refused_renewal_leaves_the_grant_of_whoever_unlinked_and_linked_meanwhile() {
    clouds
        .acme()
        .duringNextToken(
            true,
            () -> {
              database.run(tx -> links.forget(tx, who));
              database.run(this::linkAgain);
            });
    assertThat(token()).isEqualTo("from the new link");
  }

  @Test
  void a_refused_renewal_says_nothing_of_whoever_unlinked_meanwhile() {
    clouds.acme().duringNextToken(true, () -> database.run(tx -> links.forget(tx, who)));
    assertThat(grants.access(wile, account)).isEqualTo(new PersonAccess.NotLinked());
    assertThat(journey.states.await(PersonLink.class, state -> state.person().equals(wile)).payload().removed()).isTrue();
    nothingElseWasPublished();
  }

  @Test
  void a_renewed_token_is_kept_though_postgresql_went_away_when_it_came() throws Exception {
    long before = version();
    CompletableFuture<TestDatabase.Held> held = new CompletableFuture<>();
    clouds.acme().duringNextToken(false, () -> held.complete(TestDatabase.hold("select 1 from person_grant where " + mine() + " for update")));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PersonAccess> access = executor.submit(() -> grants.access(wile, account));
      try (var _ = held.get()) {
        TestDatabase.cutHeldUp("update person_grant set sealed");
      }
      assertThat(access.get()).isInstanceOf(PersonAccess.Usable.class);
    }
    assertThat(version()).isEqualTo(before + 1);
  }

  private void linkAgain(Tx tx) {
    if (links.find(tx, wile, account.id()).isEmpty()) {
      links.keep(tx, who);
    }
    grants.keep(tx, who, new TokenSet(new AccessToken("from the new link"), Optional.of(Secret.of("another")), Duration.ofHours(1), List.of()));
  }

  private String token() {
    return ((PersonAccess.Usable) grants.access(wile, account)).token().value();
  }

  private long version() {
    return TestDatabase.count("select version from person_grant where " + mine());
  }

  private String mine() {
    return "tenant = '" + journey.tenant.value() + "' and object_id = 'wile'";
  }

  private void nothingElseWasPublished() {
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(3))
        .until(() -> journey.states.unexplained().stream().noneMatch(state -> journey.tenant.value().equals(state.wire().headers().get("ce_tenant"))));
  }
}
