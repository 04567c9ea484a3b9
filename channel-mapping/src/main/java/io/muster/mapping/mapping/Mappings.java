package io.muster.mapping.mapping;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.mapping.MappingState;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkQueue;
import io.muster.mapping.mapping.MappingRepository.NewMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Makes and ends mappings: row, state record, audit row and the work of settling, in the caller's transaction. */
@ApplicationScoped
public class Mappings {
  private final MappingRepository rows;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final Audit audit;
  private final WorkQueue work;

  Mappings(MappingRepository rows, Envelopes envelopes, Outbox outbox, Audit audit, WorkQueue work) {
    this.rows = rows;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
  }

  /**
   * What came of making one.
   *
   * @param changed false when it stood already, with the same rules
   */
  public record Made(ChannelMapping mapping, boolean changed) {}

  /**
   * Makes a mapping, or changes the rules of the one that stands.
   *
   * @param showOpen whether incidents that are open now start cards
   */
  public Made make(Tx tx, NewMapping wanted, boolean showOpen, Principal by) {
    boolean changed = rows.put(tx, wanted, by);
    ChannelMapping mapping =
        rows.find(tx, wanted.conversation(), wanted.account(), wanted.source().kind(), wanted.source().of().nativeId()).orElseThrow();
    if (changed) {
      announce(tx, mapping, false, "mapping.make", by);
    }
    if (showOpen) {
      settle(tx, new ReapplyMapping(mapping.conversation().tenant(), mapping.account(), Optional.of(mapping.id())));
    }
    return new Made(mapping, changed);
  }

  /** Ends a mapping; its cards are marked as no longer updated unless another mapping of the conversation covers them. Whether it stood until now. */
  public boolean end(Tx tx, ChannelMapping mapping, Principal by) {
    if (!rows.remove(tx, mapping.conversation().tenant(), mapping.id(), by)) {
      return false;
    }
    var ended =
        new ChannelMapping(
            mapping.id(), mapping.conversation(), mapping.account(), mapping.source(), mapping.owner(), mapping.rules(), mapping.generation() + 1, mapping.since(), false);
    announce(tx, ended, true, "mapping.end", by);
    settle(tx, new ReapplyMapping(mapping.conversation().tenant(), mapping.account(), Optional.empty()));
    return true;
  }

  private void settle(Tx tx, ReapplyMapping settling) {
    work.enqueue(tx, ReapplyMapping.KIND, settling.key(), settling);
  }

  private void announce(Tx tx, ChannelMapping mapping, boolean removed, String action, Principal by) {
    ConversationId conversation = mapping.conversation();
    String target = "mapping/" + mapping.id();
    var state = new MappingState.Mapping(mapping.id(), conversation, mapping.account(), mapping.source(), mapping.generation(), removed);
    Envelope<?> envelope = envelopes.write(target, by, Optional.of(conversation.tenant().value()), Optional.of(mapping.account().key()), state);
    outbox.append(tx, envelope);
    audit.write(
        tx,
        by,
        action,
        target,
        Map.of("conversation", conversation.key(), "account", mapping.account().key(), "source", mapping.source().of().nativeId()));
  }
}
