package io.muster.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.muster.testkit.architecture.sample.arrows.Reaching;
import io.muster.testkit.architecture.sample.domain.Deciding;
import io.muster.testkit.architecture.sample.edges.Answering;
import io.muster.testkit.architecture.sample.edges.Calling;
import io.muster.testkit.architecture.sample.edges.Listening;
import io.muster.testkit.architecture.sample.edges.Measuring;
import io.muster.testkit.architecture.sample.edges.Setting;
import io.muster.testkit.architecture.sample.edges.Storing;
import io.muster.testkit.architecture.sample.edges.Taking;
import io.muster.testkit.architecture.sample.edges.Ticking;
import io.muster.testkit.architecture.sample.names.CardDataHelper;
import io.muster.testkit.architecture.sample.time.Guessing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseRulesTest {
  private static final String SAMPLE = HouseRulesTest.class.getPackageName() + ".sample";
  private static final HouseRules RULES = new HouseRules(SAMPLE);
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(SAMPLE);
  private static final Map<Edge, Class<?>> VIOLATING =
      Map.of(
          Edge.HTTP_IN, Taking.class,
          Edge.KAFKA, Listening.class,
          Edge.POSTGRESQL, Storing.class,
          Edge.HTTP_OUT, Calling.class,
          Edge.CLOCK, Ticking.class,
          Edge.CONFIGURATION, Setting.class,
          Edge.METERS, Measuring.class,
          Edge.HEALTH, Answering.class);

  @TempDir Path folder;

  @Test
  void every_edge_without_its_suffix_is_found_and_nothing_else() {
    assertThat(VIOLATING.keySet()).as("edges with a sample").containsExactlyInAnyOrder(Edge.values());
    List<String> wrongs = wrongs(RULES.edgesCarryTheirSuffix());
    VIOLATING.forEach((edge, sample) -> assertThat(wrongs).anyMatch(wrong -> wrong.contains(sample.getName()) && wrong.contains(edge.names().toString())));
    assertThat(wrongs).allMatch(wrong -> wrong.contains(SAMPLE + ".edges."));
  }

  @Test
  void a_framework_in_the_domain_is_found_and_may_be_allowed_by_name() {
    assertThat(wrongs(RULES.theDomainIsPure(Set.of()))).isNotEmpty().allMatch(wrong -> wrong.contains(Deciding.class.getName()));
    assertThat(wrongs(RULES.theDomainIsPure(Set.of("org.jose4j.")))).isEmpty();
  }

  @Test
  void a_circle_of_features_is_found() {
    assertThat(wrongs(RULES.featuresFormNoCircle())).hasSize(1).allMatch(wrong -> wrong.contains("first") && wrong.contains("second"));
  }

  @Test
  void a_name_that_says_nothing_is_found() {
    assertThat(wrongs(RULES.namesSaySomething())).containsExactly(CardDataHelper.class.getName() + " bears Data, Helper");
  }

  @Test
  void an_arrow_that_runs_the_wrong_way_is_found() {
    assertThat(wrongs(RULES.arrowsRunOneWay())).hasSize(1).allMatch(wrong -> wrong.contains(Reaching.class.getName()));
  }

  @Test
  void the_machines_own_time_is_found() {
    assertThat(wrongs(RULES.theClockIsInjected())).hasSize(2).allMatch(wrong -> wrong.contains(Guessing.class.getName()));
  }

  @Test
  void a_long_source_file_is_found() throws Exception {
    Files.writeString(folder.resolve("Long.java"), "//\n".repeat(251));
    Files.writeString(folder.resolve("Short.java"), "//\n".repeat(250));
    assertThat(new SourceFiles(folder).longerThan(250)).containsExactly("Long.java has 251 lines");
  }

  @Test
  void the_words_and_packages_of_the_rules_are_no_empty_lists() {
    assertThat(HouseRules.BANNED_WORDS).hasSizeGreaterThan(10);
    assertThat(HouseRules.SERVICES).hasSize(5);
    assertThat(HouseRules.ABOVE).contains("io.muster.standins");
    assertThat(HouseRules.DOMAIN_MAY_KNOW).doesNotContain("io.quarkus.", "jakarta.", "org.", "io.");
  }

  private static List<String> wrongs(ArchRule rule) {
    return rule.evaluate(CLASSES).getFailureReport().getDetails();
  }
}
