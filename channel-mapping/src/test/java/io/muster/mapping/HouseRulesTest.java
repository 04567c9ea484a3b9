package io.muster.mapping;

import io.muster.testkit.architecture.HouseRulesCheck;

class HouseRulesTest extends HouseRulesCheck {
  HouseRulesTest() {
    super("io.muster.mapping");
  }
}
