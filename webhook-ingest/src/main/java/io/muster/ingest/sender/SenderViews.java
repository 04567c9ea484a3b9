package io.muster.ingest.sender;

import io.muster.ingest.source.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows senders to operators. */
@ApplicationScoped
class SenderViews {
  private final Sources sources;
  private final SenderConfig config;

  SenderViews(Sources sources, SenderConfig config) {
    this.sources = sources;
    this.config = config;
  }

  SenderView of(SenderRow row) {
    return new SenderView(
        row.id,
        row.tool,
        row.account,
        row.name,
        config.publicUrl().resolve("/webhooks/" + row.tool + "/" + row.id),
        status(row.removedAt != null, row.tool, row.secrets),
        row.secrets,
        Optional.empty(),
        Optional.ofNullable(row.testedAt));
  }

  SenderView of(SealedSender sender) {
    return new SenderView(
        sender.senderId(),
        sender.account().tool(),
        sender.account().name(),
        sender.name(),
        config.publicUrl().resolve("/webhooks/" + sender.account().tool() + "/" + sender.senderId()),
        status(sender.removed(), sender.account().tool(), sender.secrets().size()),
        sender.secrets().size(),
        Optional.empty(),
        Optional.empty());
  }

  private SenderView.Status status(boolean removed, String tool, long secrets) {
    boolean needsSecret = sources.of(tool).map(source -> source.authenticity().needsSecret()).orElse(true);
    if (removed) {
      return SenderView.Status.REMOVED;
    }
    return needsSecret && secrets == 0 ? SenderView.Status.WAITING_FOR_SECRET : SenderView.Status.READY;
  }
}
