package io.muster.identity.reconcile;

import java.util.Arrays;

/** How it stands with the webhook subscriptions of an account that deliver to Muster. */
enum WebhookStanding {
  NOT_LOOKED_AT("not-looked-at", ""),
  NOT_MANAGED("not-managed", "Muster does not look after this tool's subscriptions: set muster.identity.reconcile.deliver-to, or look after them in the tool."),
  NOT_ALLOWED("not-allowed", "The tool does not let Muster see its webhook subscriptions. Allow %s for Muster's app there, or look after them in the tool."),
  DELIVERING("delivering", ""),
  ENABLED_AGAIN("enabled-again", "The tool had stopped to deliver because deliveries were refused; Muster enabled it again. Look why they were refused: GET /api/dead-letters and the log of webhook-ingest."),
  MADE("made", ""),
  SWITCHED_OFF("switched-off", "Somebody switched the subscription off in the tool. Switch it on there when incidents are to come again.");

  private final String word;
  private final String remedy;

  WebhookStanding(String word, String remedy) {
    this.word = word;
    this.remedy = remedy;
  }

  static WebhookStanding of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElse(NOT_LOOKED_AT);
  }

  /** The stable word. */
  String word() {
    return word;
  }

  /** What an operator does about it; empty text where there is nothing to do. */
  String remedy(String scopes) {
    return remedy.formatted(scopes);
  }
}
