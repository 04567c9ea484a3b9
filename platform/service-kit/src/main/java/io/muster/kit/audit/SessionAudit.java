package io.muster.kit.audit;

import io.muster.contracts.wire.Principal;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link Audit} for changes made in a session of Hibernate Reactive. It stands alone, so that no bean of a service without Hibernate names it. */
public final class SessionAudit {
  private SessionAudit() {}

  /** Writes one row, with the words of {@link Audit#write}, so that it commits or rolls back with the session's own transaction. */
  public static Uni<Void> write(Mutiny.Session session, Principal principal, String action, String object, Map<String, ?> detail) {
    return session
        .createNativeQuery("insert into audit(principal, name, action, object, detail) values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb))")
        .setParameter(1, principal.key())
        .setParameter(2, principal.name().orElse(""))
        .setParameter(3, action)
        .setParameter(4, object)
        .setParameter(5, Audit.json(detail))
        .executeUpdate()
        .replaceWithVoid();
  }
}
