package io.muster.sandbox.real;

import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What of the outside world is real, as one properties file names it ({@code docs/guides/real-tenant.md}); what it does not name stays a stand-in.
 *
 * @param publicUrl where the tunnel's other end is reached, without a slash at the end; empty: nobody outside can come in
 * @param tunnelPort where the tunnel's near end leads, on 127.0.0.1
 * @param trusted a PEM file with a certificate authority to trust beside the public ones
 */
public record RealWorld(Optional<String> publicUrl, int tunnelPort, Optional<Tenant> tenant, Optional<Account> account, Optional<Path> trusted) {
  static final int TUNNEL_PORT = 7071;

  /** Everything is a stand-in. */
  public static final RealWorld NONE = new RealWorld(Optional.empty(), TUNNEL_PORT, Optional.empty(), Optional.empty(), Optional.empty());

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
    return new RealWorldFile(told, file).world();
  }

  /** Nothing is real. */
  public boolean none() {
    return tenant.isEmpty() && account.isEmpty();
  }

  /** What tells this world from another: what was set up for one is of no use to the other. */
  public String name() {
    return tenant.map(Tenant::id).orElse("stand-in") + " " + account.map(Account::subdomain).orElse("stand-in");
  }
}
