package io.muster.sandbox.real;

import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of the outside world is real, as one properties file names it ({@code docs/guides/real-tenant.md}); what it does not name stays a stand-in.
 *
 * @param publicUrl where the tunnel's other end is reached, without a slash at the end; empty: nobody outside can come in
 * @param tunnelPort where the tunnel's near end leads, on 127.0.0.1
 * @param trusted a PEM file with a certificate authority to trust beside the public ones
 */
public record RealWorld(Optional<String> publicUrl, int tunnelPort, Optional<Tenant> tenant, Optional<Account> account, Optional<Path> trusted) {
  private static final int TUNNEL_PORT = 7071;

  /** Everything is a stand-in. */
  public static final RealWorld NONE = new RealWorld(Optional.empty(), TUNNEL_PORT, Optional.empty(), Optional.empty(), Optional.empty());

  private static final String LOGIN = "https://login.microsoftonline.com";
  private static final String METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration";
  private static final String SERVICE_URL = "https://smba.trafficmanager.net/teams/";
  private static final String SIGN_IN = "https://identity.pagerduty.com";

  /**
   * A Microsoft 365 tenant.
   *
   * @param tokenTenant whose token endpoint knows the bot
   * @param login the sign-in address without a tenant
   * @param metadata where the Bot Framework publishes its keys
   * @param serviceUrl Teams' connector, with a slash at the end
   */
  public record Tenant(String id, Microsoft.App bot, String tokenTenant, Microsoft.App operators, String login, String metadata, String serviceUrl) {
    /** The connector's origin. */
    public String connector() {
      return serviceUrl.replaceFirst("(https://[^/]+).*", "$1");
    }

    /** Where operators' tokens come from. */
    public String issuer() {
      return login + "/" + id + "/v2.0";
    }
  }

  /**
   * A PagerDuty account.
   *
   * @param region {@code us} or {@code eu}
   * @param app an app with Scoped OAuth, registered in the account
   * @param api base address of the REST API
   * @param signIn base address of OAuth
   */
  public record Account(String subdomain, String region, PagerDuty.App app, String api, String signIn) {}

  /** Reads the file; a {@link SandboxFailure} names everything that is wrong with it at once. */
  public static RealWorld in(Path file) {
    Properties told = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      told.load(reader);
    } catch (IOException e) {
      throw new SandboxFailure("The file " + file + " cannot be read.", "docs/guides/real-tenant.md has an example to start from.", e);
    }
    return new Reading(told, file).world();
  }

  /** Nothing is real. */
  public boolean none() {
    return tenant.isEmpty() && account.isEmpty();
  }

  /** What tells this world from another: what was set up for one is of no use to the other. */
  public String name() {
    return tenant.map(Tenant::id).orElse("stand-in") + " " + account.map(Account::subdomain).orElse("stand-in");
  }

  private static final class Reading {
    private final Properties told;
    private final Path file;
    private final Set<String> unread;
    private final List<String> mistakes = new ArrayList<>();

    Reading(Properties told, Path file) {
      this.told = told;
      this.file = file;
      this.unread = new TreeSet<>(told.stringPropertyNames());
    }

    RealWorld world() {
      Optional<String> publicUrl = optional("public-url").map(url -> url.replaceAll("/+$", ""));
      int tunnelPort = optional("tunnel-port").map(this::port).orElse(TUNNEL_PORT);
      Optional<Tenant> tenant = mentioned("microsoft.") ? Optional.of(tenant()) : Optional.empty();
      Optional<Account> account = mentioned("pagerduty.") ? Optional.of(account()) : Optional.empty();
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

    private Tenant tenant() {
      String id = required("microsoft.tenant");
      return new Tenant(
          id,
          new Microsoft.App(required("microsoft.bot.app-id"), secret("microsoft.bot.secret")),
          optional("microsoft.bot.token-tenant").orElse(id),
          new Microsoft.App(required("microsoft.operators.client-id"), secret("microsoft.operators.secret")),
          optional("microsoft.cloud.login").orElse(LOGIN),
          optional("microsoft.cloud.metadata").orElse(METADATA),
          optional("microsoft.cloud.service-url").orElse(SERVICE_URL));
    }

    private Account account() {
      String region = optional("pagerduty.region").orElse("us");
      if (!Set.of("us", "eu").contains(region)) {
        mistakes.add("pagerduty.region is " + region + ", not us or eu");
      }
      return new Account(
          required("pagerduty.subdomain"),
          region,
          new PagerDuty.App(required("pagerduty.client-id"), secret("pagerduty.client-secret")),
          optional("pagerduty.cloud.api").orElse(region.equals("eu") ? "https://api.eu.pagerduty.com" : "https://api.pagerduty.com"),
          optional("pagerduty.cloud.sign-in").orElse(SIGN_IN));
    }

    private int port(String text) {
      if (!text.matches("[0-9]{1,5}")) {
        mistakes.add("tunnel-port is " + text + ", not a number");
        return TUNNEL_PORT;
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
}
