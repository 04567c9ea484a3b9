package io.muster.identity;

import io.muster.testkit.architecture.HouseRulesCheck;
import java.util.Set;

class HouseRulesTest extends HouseRulesCheck {
  HouseRulesTest() {
    super("io.muster.identity");
  }

  /** Pages are made by Qute's checked templates; the bridge to Hibernate Reactive's event loop is Quarkus's. */
  @Override
  protected Set<String> domainMayAlsoKnow() {
    return Set.of("io.quarkus.qute.");
  }
}
