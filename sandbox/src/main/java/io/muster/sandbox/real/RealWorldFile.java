package io.muster.sandbox.real;

import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** One properties file being read; every mistake in it is gathered, so that all are told at once. */
final class RealWorldFile {
  private static final String LOGIN = "https://login.microsoftonline.com";
  private static final String METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration";
  private static final String SERVICE_URL = "https://smba.trafficmanager.net/teams/";
  private static final String SIGN_IN = "https://identity.pagerduty.com";

  private final Properties told;
  private final Path file;
  private final Set<String> unread;
  private final List<String> mistakes = new ArrayList<>();

  RealWorldFile(Properties told, Path file) {
    this.told = told;
    this.file = file;
    this.unread = new TreeSet<>(told.stringPropertyNames());
  }

  RealWorld world() {
    Optional<String> publicUrl = optional("public-url").map(url -> url.replaceAll("/+$", ""));
    int tunnelPort = optional("tunnel-port").map(this::port).orElse(RealWorld.TUNNEL_PORT);
    Optional<RealWorld.Tenant> tenant = mentioned("microsoft.") ? Optional.of(tenant()) : Optional.empty();
    Optional<RealWorld.Account> account = mentioned("pagerduty.") ? Optional.of(account()) : Optional.empty();
    Optional<Path> trusted = optional("trust.ca-file").map(Path::of);
    if ((tenant.isPresent() || account.isPresent()) && publicUrl.isEmpty()) {
      mistakes.add("public-url is missing: Teams and PagerDuty must find the way to this machine");
    }
    unread.forEach(name -> mistakes.add(name + " is not known"));
    if (!mistakes.isEmpty()) {
      throw new SandboxFailure(file + " is not as it should be:\n  - " + String.join("\n  - ", mistakes), "docs/guides/real-tenant.md explains each line.", null);
    }
    return new RealWorld(publicUrl, tunnelPort, tenant, account, trusted);
  }

  private RealWorld.Tenant tenant() {
    String id = required("microsoft.tenant");
    return new RealWorld.Tenant(
        id,
        new Microsoft.App(required("microsoft.bot.app-id"), secret("microsoft.bot.secret")),
        optional("microsoft.bot.token-tenant").orElse(id),
        new Microsoft.App(required("microsoft.operators.client-id"), secret("microsoft.operators.secret")),
        optional("microsoft.cloud.login").orElse(LOGIN),
        optional("microsoft.cloud.metadata").orElse(METADATA),
        optional("microsoft.cloud.service-url").orElse(SERVICE_URL));
  }

  private RealWorld.Account account() {
    String region = optional("pagerduty.region").orElse("us");
    if (!Set.of("us", "eu").contains(region)) {
      mistakes.add("pagerduty.region is " + region + ", not us or eu");
    }
    return new RealWorld.Account(
        required("pagerduty.subdomain"),
        region,
        new PagerDuty.App(required("pagerduty.client-id"), secret("pagerduty.client-secret")),
        optional("pagerduty.cloud.api").orElse(region.equals("eu") ? "https://api.eu.pagerduty.com" : "https://api.pagerduty.com"),
        optional("pagerduty.cloud.sign-in").orElse(SIGN_IN));
  }

  private int port(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      mistakes.add("tunnel-port is " + text + ", not a number");
      return RealWorld.TUNNEL_PORT;
    }
    return Integer.parseInt(text);
  }

  private boolean mentioned(String prefix) {
    return told.stringPropertyNames().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private Optional<String> optional(String name) {
    unread.remove(name);
    return Optional.ofNullable(told.getProperty(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  private String required(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      mistakes.add(name + " is missing");
    }
    return value.orElse("");
  }

  /** The value itself, or what stands in the file that {@code <name>-file} names. */
  private String secret(String name) {
    Optional<String> place = optional(name + "-file");
    try {
      return place.isPresent() ? Files.readString(Path.of(place.get())).strip() : required(name);
    } catch (IOException e) {
      mistakes.add(name + "-file names " + place.get() + ", which cannot be read");
      return "";
    }
  }
}
