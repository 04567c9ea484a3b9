package io.muster.testkit.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Path templates such as {@code /incidents/{id}}.
 *
 * @param templates all of them
 */
record PathTemplates(Collection<String> templates) {

  /** The template that a path follows; the one with the fewest variables where several fit. Literal parts match in any case. */
  Optional<String> matching(String path) {
    return templates.stream().filter(template -> matches(template, path)).min(Comparator.comparing(PathTemplates::variables));
  }

  private static boolean matches(String template, String path) {
    String[] wanted = trimmed(template).split("/", -1);
    String[] given = trimmed(path).split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean variable = wanted[i].contains("{");
      if (variable ? given[i].isEmpty() : !wanted[i].equalsIgnoreCase(given[i])) {
        return false;
      }
    }
    return true;
  }

  private static String trimmed(String path) {
    return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
  }

  private static long variables(String template) {
    return template.chars().filter(each -> each == '{').count();
  }
}
