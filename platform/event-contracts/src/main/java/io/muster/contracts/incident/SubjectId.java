package io.muster.contracts.incident;

import java.util.Objects;

/**
 * Which incident, alert, alert group or escalation, in which account.
 *
 * @param nativeId the tool's own id; opaque
 */
public record SubjectId(AccountId account, SubjectKind kind, String nativeId) {
  public SubjectId {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
    if (nativeId == null || nativeId.isBlank()) {
      throw new IllegalArgumentException("a subject needs the tool's id");
    }
  }

  /** An incident of this account. */
  public static SubjectId incident(AccountId account, String nativeId) {
    return new SubjectId(account, SubjectKind.INCIDENT, nativeId);
  }

  /** {@code tool/account/kind/id}: what keeps a subject's records in order on every topic. */
  public String key() {
    return account.key() + "/" + kind.word() + "/" + nativeId;
  }
}
