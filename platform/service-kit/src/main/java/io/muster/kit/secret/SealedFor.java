package io.muster.kit.secret;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * What a sealed secret is bound to: put into another row, it does not open.
 *
 * @param tenant the tenant, or the account where no tenant is decided yet
 * @param owner the row that it belongs to
 * @param purpose what it is for, such as {@code webhook-secret}
 */
public record SealedFor(String tenant, String owner, String purpose) {
  public SealedFor {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(purpose, "purpose");
  }

  /** Each part with its length before it, so that no two different bindings give the same bytes. */
  byte[] associatedData() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(tenant);
      out.writeUTF(owner);
      out.writeUTF(purpose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
