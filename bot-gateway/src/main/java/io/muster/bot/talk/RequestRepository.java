package io.muster.bot.talk;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What people asked for in messages, until it is answered. */
@ApplicationScoped
class RequestRepository {

  /**
   * Where a request came from.
   *
   * @param what it asks for, in one word
   * @param address of the service that it is about, where it is about one
   * @param activity the message whose button asked
   */
  record Request(String id, String what, ConversationId conversation, Optional<String> thread, PersonId person, String personName, Optional<String> address, Optional<String> activity) {}

  void keep(Tx tx, Request request) {
    tx.send("insert into request (id, tenant, conversation, thread, person, person_name, what, address, activity) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        request.id(), request.conversation().tenant().value(), request.conversation().value(), request.thread(), request.person().objectId(),
        request.personName(), request.what(), request.address(), request.activity());
  }

  Optional<Request> find(Tx tx, String id) {
    return tx.row("select * from request where id = $1", id).map(row -> {
      TenantId tenant = new TenantId(row.getString("tenant"));
      return new Request(id, row.getString("what"), new ConversationId(tenant, row.getString("conversation")), Optional.ofNullable(row.getString("thread")),
          new PersonId(tenant, row.getString("person")), row.getString("person_name"), Optional.ofNullable(row.getString("address")), Optional.ofNullable(row.getString("activity")));
    });
  }
}
