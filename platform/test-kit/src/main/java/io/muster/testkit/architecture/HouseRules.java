package io.muster.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/**
 * The rules for one service.
 *
 * @param basePackage the service's own package, such as {@code io.muster.bot}
 */
public record HouseRules(String basePackage) {
  /** Words that say nothing, as parts of a class name. */
  public static final Set<String> BANNED_WORDS =
      Set.of("Util", "Utils", "Helper", "Manager", "Impl", "Base", "Abstract", "Common", "Data", "Info", "Dto", "Processor");

  /** The services, none of which knows another. */
  public static final Set<String> SERVICES =
      Set.of("io.muster.ingest", "io.muster.mapping", "io.muster.bot", "io.muster.identity", "io.muster.graph");

  /** What stands on top of the services or beside them, and is known by none. */
  public static final Set<String> ABOVE =
      Set.of("io.muster.embedded", "io.muster.testkit", "io.muster.standins", "io.muster.sandbox", "io.muster.acceptance");

  /** What a class without a suffix may know: Java, Muster, injection, logging, JSON, and the mark of a transaction. */
  public static final List<String> DOMAIN_MAY_KNOW =
      List.of(
          "java.", "javax.crypto.", "io.muster.", "jakarta.inject.", "jakarta.enterprise.", "jakarta.annotation.", "jakarta.interceptor.",
          "org.jboss.logging.", "com.fasterxml.jackson.", "io.smallrye.mutiny.", "io.smallrye.common.annotation.", "io.quarkus.runtime.",
          "io.quarkus.arc.", "io.quarkus.hibernate.reactive.panache.common.With");

  /** A framework is touched only by classes whose suffix names that edge. */
  public ArchRule edgesCarryTheirSuffix() {
    return classes()
        .that(areOurs())
        .should(new Never("touch a framework without saying so by their name", type -> Wrongs.dependencies(type).flatMap(Wrongs::wrongEdge)));
  }

  /** Classes without a suffix know Java, Muster, injection, logging and JSON, and no framework. */
  public ArchRule theDomainIsPure(Set<String> alsoAllowed) {
    return classes()
        .that(areOurs())
        .should(new Never("know a framework in the domain", type -> Wrongs.dependencies(type).flatMap(each -> Wrongs.impurity(each, alsoAllowed))));
  }

  /** Feature packages do not depend on each other in circles. */
  public ArchRule featuresFormNoCircle() {
    return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** No class is named with a word that says nothing. */
  public ArchRule namesSaySomething() {
    return classes().that(areOurs()).should(new Never("bear a banned word", type -> Wrongs.bannedWord(type).stream()));
  }

  /** No service knows another one, nor what stands above. */
  public ArchRule arrowsRunOneWay() {
    return classes()
        .that(areOurs())
        .should(new Never("know another service or what stands above", type -> Wrongs.dependencies(type).flatMap(each -> Wrongs.wrongArrow(each, basePackage))));
  }

  /** The time comes from an injected clock. */
  public ArchRule theClockIsInjected() {
    return classes()
        .that(areOurs())
        .should(new Never("ask the machine for the time", type -> type.getMethodCallsFromSelf().stream().flatMap(Wrongs::ownTime)));
  }

  private DescribedPredicate<JavaClass> areOurs() {
    return DescribedPredicate.describe(
        "are in " + basePackage, type -> type.getPackageName().equals(basePackage) || type.getPackageName().startsWith(basePackage + "."));
  }
}
