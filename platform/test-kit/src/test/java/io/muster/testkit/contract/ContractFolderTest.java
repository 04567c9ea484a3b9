package io.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ContractFolderTest {
  private final String before = System.getProperty("muster.contracts", "");

  @AfterEach
  void restore() {
    System.setProperty("muster.contracts", before);
  }

  @Test
  void where_the_folder_is_absent_the_test_is_skipped_and_says_so() {
    System.setProperty("muster.contracts", "no/such/folder");
    assertThatThrownBy(() -> PublishedContract.read("pagerduty/rest-openapiv3.json"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("The vendors' contracts are not here");
  }
}
