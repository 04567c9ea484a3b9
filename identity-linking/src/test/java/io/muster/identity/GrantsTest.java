package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.muster.contracts.incident.PersonId;
import io.muster.identity.account.Account;
import io.muster.identity.account.Accounts;
import io.muster.identity.grant.GrantResealJob;
import io.muster.identity.grant.PersonAccess;
import io.muster.identity.grant.PersonGrants;
import io.muster.kit.secret.CannotOpen;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IdentityService
@TestSecurity(user = "admin", roles = "administrator")
class GrantsTest {
  Clouds clouds;
  @Inject PersonGrants grants;
  @Inject Accounts accounts;
  @Inject GrantResealJob job;
  private IdentityJourney journey;
  private PersonId grace;
  private Account account;

  @BeforeEach
  void grace_is_linked() throws Exception {
    journey = new IdentityJourney(clouds);
    journey.readyAccount();
    grace = journey.person("grace");
    journey.link(grace, "Grace in Teams", clouds.grace().id());
    account = onVirtualThread(() -> accounts.find(IdentityJourney.PAGERDUTY).orElseThrow());
  }

  @Test
  void a_token_near_its_end_is_renewed_once_however_many_ask_at_the_same_moment() throws Exception {
    TestDatabase.change("update person_grant set expires_at = now() where " + mine());
    long before = refreshes();
    List<PersonAccess> all = atOnce(12);
    assertThat(all).allMatch(PersonAccess.Usable.class::isInstance);
    assertThat(all.stream().map(one -> ((PersonAccess.Usable) one).token().value()).distinct()).hasSize(1);
    assertThat(refreshes() - before).isEqualTo(1);
  }

  @Test
  void a_refused_token_is_renewed_once_however_many_were_refused() throws Exception {
    PersonAccess.Usable first = (PersonAccess.Usable) onVirtualThread(() -> grants.access(grace, account));
    long before = refreshes();
    List<PersonAccess> all = atOnce(8, () -> grants.renewed(grace, account, first.version()));
    assertThat(all.stream().map(one -> ((PersonAccess.Usable) one).token().value()).distinct()).hasSize(1).doesNotContain(first.token().value());
    assertThat(refreshes() - before).isEqualTo(1);
  }

  @Test
  void a_renewal_that_a_crashed_replica_claimed_is_taken_over_when_its_time_is_over() throws Exception {
    TestDatabase.change("update person_grant set expires_at = now(), refreshing_until = now() + interval '1 second' where " + mine());
    assertThat(onVirtualThread(() -> grants.access(grace, account))).isInstanceOf(PersonAccess.Usable.class);
  }

  @Test
  void whoever_never_linked_has_no_access() throws Exception {
    assertThat(onVirtualThread(() -> grants.access(journey.person("nobody"), account))).isEqualTo(new PersonAccess.NotLinked());
  }

  @Test
  void nothing_in_the_database_holds_a_token_or_a_client_secret_in_plain() {
    String everything = TestDatabase.everything();
    assertThat(everything).contains("Grace Hopper");
    for (String plain : List.of("pdeu+_", "pdus+_", clouds.app().clientSecret())) {
      assertThat(everything).doesNotContain(plain).doesNotContain(HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void a_grant_in_another_persons_row_does_not_open() {
    PersonId alan = journey.person("alan");
    journey.link(alan, "Alan in Teams", clouds.alan().id());
    TestDatabase.change(
        "update person_grant set sealed = (select sealed from person_grant where tenant = '%s' and object_id = 'alan') where %s".formatted(journey.tenant.value(), mine()));
    assertThatThrownBy(() -> onVirtualThread(() -> grants.access(grace, account))).hasCauseInstanceOf(CannotOpen.class);
  }

  @Test
  void postgresql_shows_the_services_role_no_row_of_a_tenant_that_it_did_not_name() throws SQLException {
    assertThat(seenBy("select set_config('muster.tenant', 'another tenant', true)")).isZero();
    assertThat(seenBy("select 1")).isZero();
    assertThat(seenBy("select set_config('muster.tenant', '" + journey.tenant.value() + "', true)")).isEqualTo(1);
  }

  @Test
  void a_grant_that_is_sealed_with_an_older_key_opens_and_is_sealed_with_the_newest() throws Exception {
    PersonAccess.Usable now = (PersonAccess.Usable) onVirtualThread(() -> grants.access(grace, account));
    byte[] older = sealedWithTheOlderKey(now.token().value() + "\nrefresh", journey.tenant.value(), "grace/" + IdentityJourney.PAGERDUTY.key(), "person-grant");
    TestDatabase.change("update person_grant set sealed = '\\x" + HexFormat.of().formatHex(older) + "' where " + mine());
    assertThat(onVirtualThread(() -> grants.access(grace, account))).isEqualTo(now);
    onVirtualThread(
        () -> {
          job.resealAll();
          return true;
        });
    String keyId = "select encode(substring(sealed from 2 for 4), 'hex') from person_grant where " + mine();
    assertThat(TestDatabase.text(keyId)).isNotEqualTo(HexFormat.of().formatHex(older, 1, 5));
    assertThat(onVirtualThread(() -> grants.access(grace, account))).isEqualTo(now);
  }

  /** As this service's vault did it while the older key was the newest. */
  private static byte[] sealedWithTheOlderKey(String text, String... binding) throws Exception {
    String ring = Files.readString(Path.of(ConfigProvider.getConfig().getValue("muster.test.older-keyset-file", String.class)));
    ByteArrayOutputStream associated = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(associated);
    for (String part : binding) {
      out.writeUTF(part);
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(ring, InsecureSecretKeyAccess.get())
        .getPrimitive(RegistryConfiguration.get(), Aead.class)
        .encrypt(text.getBytes(StandardCharsets.UTF_8), associated.toByteArray());
  }

  private long seenBy(String setting) throws SQLException {
    var database = MusterDatabases.named(MusterDatabases.IDENTITY);
    try (var connection = DriverManager.getConnection(TestServers.shared().jdbcUrl(database.name()), database.role(), database.password())) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(setting);
        try (var rows = statement.executeQuery("select count(*) from person_grant")) {
          rows.next();
          return rows.getLong(1);
        }
      }
    }
  }

  private String mine() {
    return "tenant = '" + journey.tenant.value() + "' and object_id = 'grace'";
  }

  private long refreshes() {
    return clouds.pagerDuty().exchanges().stream().filter(one -> one.path().equals("/oauth/token") && one.requestBody().contains("grant_type=refresh_token")).count();
  }

  private List<PersonAccess> atOnce(int callers) throws Exception {
    return atOnce(callers, () -> grants.access(grace, account));
  }

  private static List<PersonAccess> atOnce(int callers, java.util.concurrent.Callable<PersonAccess> call) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PersonAccess>> waiting =
          java.util.stream.IntStream.range(0, callers)
              .mapToObj(
                  caller ->
                      executor.submit(
                          () -> {
                            start.await();
                            return call.call();
                          }))
              .toList();
      start.countDown();
      List<PersonAccess> all = new java.util.ArrayList<>();
      for (Future<PersonAccess> one : waiting) {
        all.add(one.get());
      }
      return all;
    }
  }

  private static <T> T onVirtualThread(java.util.concurrent.Callable<T> call) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.submit(call).get();
    }
  }
}
