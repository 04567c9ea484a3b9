package io.muster.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what the rules forbid, in one class or one dependency at a time, each as a line for a person. */
final class Wrongs {
  private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*");
  private static final Set<String> TIME_TYPES =
      Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.OffsetDateTime", "java.time.ZonedDateTime");

  private Wrongs() {}

  static Stream<String> wrongEdge(Dependency dependency) {
    String name = outermost(dependency.getOriginClass()).getSimpleName();
    return Edge.touchedBy(dependency.getTargetClass()).filter(edge -> !edge.allows(name)).stream()
        .map(edge -> dependency.getDescription() + ", which only names with " + edge.names() + " may");
  }

  static Stream<String> impurity(Dependency dependency, Set<String> alsoAllowed) {
    String target = dependency.getTargetClass().getBaseComponentType().getFullName();
    boolean allowed =
        !target.contains(".")
            || Edge.isEdge(outermost(dependency.getOriginClass()).getSimpleName())
            || Edge.touchedBy(dependency.getTargetClass()).isPresent() // The other rule speaks of these.
            || Stream.concat(HouseRules.DOMAIN_MAY_KNOW.stream(), alsoAllowed.stream()).anyMatch(target::startsWith);
    return allowed ? Stream.empty() : Stream.of(dependency.getDescription());
  }

  static Stream<String> wrongArrow(Dependency dependency, String basePackage) {
    String target = dependency.getTargetClass().getBaseComponentType().getFullName();
    boolean wrong =
        Stream.concat(HouseRules.SERVICES.stream(), HouseRules.ABOVE.stream())
            .filter(other -> !basePackage.startsWith(other))
            .anyMatch(other -> target.startsWith(other + "."));
    return wrong && !target.startsWith(basePackage + ".") ? Stream.of(dependency.getDescription()) : Stream.empty();
  }

  static Optional<String> bannedWord(JavaClass type) {
    String banned =
        WORD.matcher(type.getSimpleName()).results().map(found -> found.group()).filter(HouseRules.BANNED_WORDS::contains)
            .collect(Collectors.joining(", "));
    return banned.isEmpty() ? Optional.empty() : Optional.of(type.getName() + " bears " + banned);
  }

  static Stream<String> ownTime(JavaMethodCall call) {
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

  static Stream<Dependency> dependencies(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Wrongs::outermost).orElse(type);
  }
}
