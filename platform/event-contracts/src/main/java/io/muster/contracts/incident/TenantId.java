package io.muster.contracts.incident;

/**
 * A Microsoft 365 tenant, by its directory id. Only ever taken from something proven: a bot token, an operator's sign-in, a connection.
 */
public record TenantId(String value) {
  public TenantId {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a tenant needs an id");
    }
  }
}
