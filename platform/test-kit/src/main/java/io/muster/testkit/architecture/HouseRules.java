package io.muster.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** What a class without a suffix may know: Java, Muster, injection, logging, JSON. */
  public static final List<String> DOMAIN_MAY_KNOW =
      List.of(
          "java.", "javax.crypto.", "io.muster.", "jakarta.inject.", "jakarta.enterprise.", "jakarta.annotation.", "jakarta.interceptor.",
          "org.jboss.logging.", "com.fasterxml.jackson.", "io.smallrye.mutiny.", "io.smallrye.common.annotation.", "io.quarkus.runtime.",
          "io.quarkus.arc.");

  private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*");
  private static final Set<String> TIME_TYPES =
      Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.OffsetDateTime", "java.time.ZonedDateTime");

  /** A framework is touched only by classes whose suffix names that edge. */
  public ArchRule edgesCarryTheirSuffix() {
    return classes()
        .that(areOurs())
        .should(new Never("touch a framework without saying so by their name", type -> dependencies(type).flatMap(this::wrongEdge)));
  }

  /** Classes without a suffix know Java, Muster, injection, logging and JSON, and no framework. */
  public ArchRule theDomainIsPure(Set<String> alsoAllowed) {
    return classes()
        .that(areOurs())
        .should(new Never("know a framework in the domain", type -> dependencies(type).flatMap(each -> impurity(each, alsoAllowed))));
  }

  /** Feature packages do not depend on each other in circles. */
  public ArchRule featuresFormNoCircle() {
    return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** No class is named with a word that says nothing. */
  public ArchRule namesSaySomething() {
    return classes().that(areOurs()).should(new Never("bear a banned word", type -> bannedWord(type).stream()));
  }

  /** No service knows another one, nor what stands above. */
  public ArchRule arrowsRunOneWay() {
    return classes()
        .that(areOurs())
        .should(new Never("know another service or what stands above", type -> dependencies(type).flatMap(this::wrongArrow)));
  }

  /** The time comes from an injected clock. */
  public ArchRule theClockIsInjected() {
    return classes()
        .that(areOurs())
        .should(new Never("ask the machine for the time", type -> type.getMethodCallsFromSelf().stream().flatMap(HouseRules::ownTime)));
  }

  private DescribedPredicate<JavaClass> areOurs() {
    return DescribedPredicate.describe(
        "are in " + basePackage, type -> type.getPackageName().equals(basePackage) || type.getPackageName().startsWith(basePackage + "."));
  }

  private Stream<String> wrongEdge(Dependency dependency) {
    String name = outermost(dependency.getOriginClass()).getSimpleName();
    return Edge.touchedBy(dependency.getTargetClass()).filter(edge -> !edge.allows(name)).stream()
        .map(edge -> dependency.getDescription() + ", which only names with " + edge.names() + " may");
  }

  private Stream<String> impurity(Dependency dependency, Set<String> alsoAllowed) {
    String target = dependency.getTargetClass().getBaseComponentType().getFullName();
    boolean allowed =
        !target.contains(".")
            || Edge.isEdge(outermost(dependency.getOriginClass()).getSimpleName())
            || Edge.touchedBy(dependency.getTargetClass()).isPresent() // The other rule speaks of these.
            || Stream.concat(DOMAIN_MAY_KNOW.stream(), alsoAllowed.stream()).anyMatch(target::startsWith);
    return allowed ? Stream.empty() : Stream.of(dependency.getDescription());
  }

  private Stream<String> wrongArrow(Dependency dependency) {
    String target = dependency.getTargetClass().getBaseComponentType().getFullName();
    boolean wrong =
        Stream.concat(SERVICES.stream(), ABOVE.stream())
            .filter(other -> !basePackage.startsWith(other))
            .anyMatch(other -> target.startsWith(other + "."));
    return wrong && !target.startsWith(basePackage + ".") ? Stream.of(dependency.getDescription()) : Stream.empty();
  }

  private static Optional<String> bannedWord(JavaClass type) {
    String banned =
        WORD.matcher(type.getSimpleName()).results().map(found -> found.group()).filter(BANNED_WORDS::contains)
            .collect(Collectors.joining(", "));
    return banned.isEmpty() ? Optional.empty() : Optional.of(type.getName() + " bears " + banned);
  }

  private static Stream<String> ownTime(JavaMethodCall call) {
    String owner = call.getTargetOwner().getFullName();
    boolean now = TIME_TYPES.contains(owner) && call.getName().equals("now") && !takesClock(call);
    boolean system =
        owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis")
            || owner.equals("java.time.Clock") && call.getName().startsWith("system");
    return now || system ? Stream.of(call.getDescription()) : Stream.empty();
  }

  private static boolean takesClock(JavaMethodCall call) {
    return call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.getFullName().equals("java.time.Clock"));
  }

  private static Stream<Dependency> dependencies(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
  }
}
