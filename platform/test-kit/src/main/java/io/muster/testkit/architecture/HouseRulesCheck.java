package io.muster.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house for one service. A service has one small test class:
 *
 * <pre>{@code
 * class HouseRulesTest extends HouseRulesCheck {
 *   HouseRulesTest() {
 *     super("io.muster.bot");
 *   }
 * }
 * }</pre>
 */
public abstract class HouseRulesCheck {
  private static final int LONGEST = 250;
  private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private final String basePackage;
  private final HouseRules rules;

  /** A check of the service in this package. */
  protected HouseRulesCheck(String basePackage) {
    this.basePackage = basePackage;
    this.rules = new HouseRules(basePackage);
  }

  /** Package prefixes that this service's domain needs beside {@link HouseRules#DOMAIN_MAY_KNOW}; say why where you override it. */
  protected Set<String> domainMayAlsoKnow() {
    return Set.of();
  }

  @Test
  void there_are_classes_to_check() {
    assertThat(classes()).as("classes in " + basePackage).isNotEmpty();
  }

  @Test
  void edges_carry_their_suffix() {
    check(rules.edgesCarryTheirSuffix());
  }

  @Test
  void the_domain_is_pure() {
    check(rules.theDomainIsPure(domainMayAlsoKnow()));
  }

  @Test
  void features_form_no_circle() {
    check(rules.featuresFormNoCircle());
  }

  @Test
  void names_say_something() {
    check(rules.namesSaySomething());
  }

  @Test
  void arrows_run_one_way() {
    check(rules.arrowsRunOneWay());
  }

  @Test
  void the_clock_is_injected() {
    check(rules.theClockIsInjected());
  }

  @Test
  void no_source_file_is_longer_than_250_lines() {
    assertThat(new SourceFiles(Path.of("src/main/java")).longerThan(LONGEST)).isEmpty();
  }

  private void check(ArchRule rule) {
    rule.check(classes());
  }

  private JavaClasses classes() {
    return IMPORTED.computeIfAbsent(
        basePackage, base -> new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(base));
  }
}
