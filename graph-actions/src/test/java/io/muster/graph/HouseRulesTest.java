package io.muster.graph;

import io.muster.testkit.architecture.HouseRulesCheck;
import java.util.Set;

class HouseRulesTest extends HouseRulesCheck {
  HouseRulesTest() {
    super("io.muster.graph");
  }

  /** Both of Microsoft's libraries take whom to trust as Java's own TLS types. */
  @Override
  protected Set<String> domainMayAlsoKnow() {
    return Set.of("javax.net.ssl.");
  }
}
