package io.muster.contracts.incident;

import java.util.Objects;

/**
 * A person in Teams.
 *
 * @param objectId the directory object id; the same for every bot, unlike a Teams MRI
 */
public record PersonId(TenantId tenant, String objectId) {
  public PersonId {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(objectId, "objectId");
  }

  /** {@code tenant/objectId}. */
  public String key() {
    return tenant.value() + "/" + objectId;
  }
}
