package io.muster.bot;

import io.muster.testkit.architecture.HouseRulesCheck;
import java.util.Set;

class HouseRulesTest extends HouseRulesCheck {
  HouseRulesTest() {
    super("io.muster.bot");
  }

  /** Proving a token is this service's own matter; tokens for Teams are fetched by Quarkus' OIDC client, which takes whom to trust as TLS types. */
  @Override
  protected Set<String> domainMayAlsoKnow() {
    return Set.of("org.jose4j.", "io.quarkus.oidc.", "io.quarkus.tls.", "io.vertx.core.net.", "javax.net.ssl.");
  }
}
