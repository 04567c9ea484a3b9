package io.muster.ingest;

import io.muster.testkit.architecture.HouseRulesCheck;
import java.util.Set;

/** The rules of the house, for this service. */
class HouseRulesTest extends HouseRulesCheck {
  HouseRulesTest() {
    super("io.muster.ingest");
  }

  /** DurabilityHealth says when deliveries can be kept; health has no suffix of its own. */
  @Override
  protected Set<String> domainMayAlsoKnow() {
    return Set.of("org.eclipse.microprofile.health.");
  }
}
