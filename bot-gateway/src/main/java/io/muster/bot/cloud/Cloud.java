package io.muster.bot.cloud;

import io.muster.contracts.incident.TenantId;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One Microsoft cloud as an installation knows it.
 *
 * @param connectorOrigins exact origins; a token goes to no other
 * @param allowedTenants in lower case
 */
public record Cloud(
    String issuer,
    URI openidMetadataUrl,
    URI loginEndpoint,
    String tokenScope,
    Set<String> connectorOrigins,
    String proactiveServiceUrl,
    Set<String> allowedTenants,
    List<BotRegistration> registrations) {

  public Cloud {
    connectorOrigins = Set.copyOf(connectorOrigins);
    allowedTenants = lower(allowedTenants);
    registrations = List.copyOf(registrations);
    if (registrations.isEmpty()) {
      throw new IllegalArgumentException("muster.bot.cloud.registrations.<name>.app-id: at least one bot is needed");
    }
  }

  /** As configured; wrong configuration is an {@link IllegalArgumentException} that names the key. */
  public static Cloud of(CloudConfig config, TenantsConfig tenants) {
    List<BotRegistration> registrations = config.registrations().entrySet().stream()
        .map(e -> new BotRegistration(e.getKey(), e.getValue().appId(), e.getValue().appSecret(), e.getValue().tokenTenant()))
        .toList();
    return new Cloud(config.issuer(), config.openidMetadataUrl(), config.loginEndpoint(), config.tokenScope(),
        Set.copyOf(config.connectorOrigins()), config.proactiveServiceUrl(), tenants.allowed().orElse(Set.of()), registrations);
  }

  /** The bot with this application id. */
  public Optional<BotRegistration> withAppId(String appId) {
    return registrations.stream().filter(bot -> bot.appId().equals(appId)).findFirst();
  }

  /** The bot with this name; the first one when an installation has renamed its bots. */
  public BotRegistration named(String name) {
    return registrations.stream().filter(bot -> bot.name().equals(name)).findFirst().orElse(registrations.getFirst());
  }

  /** Whether this tenant may use Muster. */
  public boolean allows(TenantId tenant) {
    return allowedTenants.contains(tenant.value().toLowerCase(Locale.ROOT));
  }

  /** Where tenants of the government community cloud are reached that the public host sends away; empty where this cloud's list has no such host. */
  public Optional<String> governmentServiceUrl() {
    return connectorOrigins.stream().filter(origin -> origin.startsWith("https://smba.infra.gcc.")).sorted().findFirst().map(origin -> origin + "/gcc/");
  }

  private static Set<String> lower(Collection<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }
}
