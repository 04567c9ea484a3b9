package io.muster.ingest.sender;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads senders for people. */
@ApplicationScoped
class SenderListRepository implements PanacheRepositoryBase<SenderRow, String> {
  /** All, removed ones included, in the order in which a person looks for them. */
  @WithSession
  Uni<List<SenderRow>> inOrder() {
    return listAll(Sort.by("tool").and("account").and("name"));
  }

  /** One; null where there is none. */
  @WithSession
  Uni<SenderRow> one(String id) {
    return findById(id);
  }
}
