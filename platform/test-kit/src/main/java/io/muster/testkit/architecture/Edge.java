package io.muster.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a service touches a framework: only classes whose names say so may. */
public enum Edge {
  HTTP_IN(List.of("Resource"), "jakarta.ws.rs.", "org.jboss.resteasy.reactive."),
  KAFKA(List.of("Consumer", "Publisher"), "org.eclipse.microprofile.reactive.messaging.", "io.smallrye.reactive.messaging.", "org.apache.kafka."),
  POSTGRESQL(List.of("Repository", "Row"), "io.vertx.sqlclient.", "io.vertx.mutiny.sqlclient.", "io.vertx.pgclient.", "io.vertx.mutiny.pgclient.",
      "jakarta.persistence.", "org.hibernate.", "io.quarkus.hibernate.", "java.sql.", "javax.sql."),
  HTTP_OUT(List.of("Client", "Http"), "java.net.http.", "org.eclipse.microprofile.rest.client.", "io.vertx.ext.web.client.",
      "io.vertx.mutiny.ext.web.client."),
  CLOCK(List.of("Job"), "io.quarkus.scheduler."),
  CONFIGURATION(List.of("Config"), "io.smallrye.config.", "org.eclipse.microprofile.config."),
  METERS(List.of("Metrics"), "io.micrometer."),
  HEALTH(List.of("Health"), "org.eclipse.microprofile.health.", "io.smallrye.health.");

  /** One use case is one transaction, and says so by this annotation; it opens no edge. */
  private static final String TRANSACTION_MARK = "io.quarkus.hibernate.reactive.panache.common.With";

  private final List<String> names;
  private final List<String> packages;

  Edge(List<String> names, String... packages) {
    this.names = names;
    this.packages = List.of(packages);
  }

  /** The edge that a class belongs to by the package of a framework; empty for everything that is no edge. */
  static Optional<Edge> touchedBy(JavaClass framework) {
    String name = framework.getBaseComponentType().getFullName();
    if (name.startsWith(TRANSACTION_MARK)) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(edge -> edge.packages.stream().anyMatch(name::startsWith)).findFirst();
  }

  /** Whether a class says by its name that it stands at this edge: by its suffix, or for HTTP out by beginning with {@code Http}. */
  boolean allows(String simpleName) {
    return names.stream().anyMatch(simpleName::endsWith) || this == HTTP_OUT && simpleName.startsWith("Http");
  }

  /** Whether a class stands at any edge. */
  static boolean isEdge(String simpleName) {
    return Arrays.stream(values()).anyMatch(edge -> edge.allows(simpleName));
  }

  /** The suffixes, for a message. */
  List<String> names() {
    return names;
  }
}
