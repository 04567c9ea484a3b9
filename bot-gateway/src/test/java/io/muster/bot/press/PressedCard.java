package io.muster.bot.press;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.Examples;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Database;
import io.muster.kit.secret.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A card in a conversation of its own that nothing is sent to, and what Teams tells when somebody presses on it. */
final class PressedCard {
  private static final String PERSON = "00000000-0000-0000-0000-000000000001";

  final UUID id = UUID.randomUUID();
  final ConversationId conversation;
  final SubjectId subject;

  private PressedCard(SubjectId subject, ConversationId conversation) {
    this.subject = subject;
    this.conversation = conversation;
  }

  /** A card of an incident and in a tenant of its own. */
  static PressedCard in(Database database) {
    return in(database, subject(), new TenantId(UUID.randomUUID().toString()));
  }

  /** A card of this incident in this tenant. */
  static PressedCard in(Database database, SubjectId subject, TenantId tenant) {
    return in(database, subject, new ConversationId(tenant, "19:" + UUID.randomUUID() + "@thread.tacv2"));
  }

  /** Another card in this conversation. */
  static PressedCard on(Database database, ConversationId conversation) {
    return in(database, subject(), conversation);
  }

  private static SubjectId subject() {
    return SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString());
  }

  private static PressedCard in(Database database, SubjectId subject, ConversationId conversation) {
    var card = new PressedCard(subject, conversation);
    database.run(tx -> tx.update("""
        insert into card (id, tenant, conversation, subject, incident, revision, mapping, generation, life) values ($1, $2, $3, $4, $5::text::json, 7, 'm1', 1, 'ENDED')""",
        card.id, card.conversation.tenant().value(), card.conversation.value(), subject.key(), incident(subject)));
    return card;
  }

  /** What its button says that was sealed for it. */
  PressInput button(PressTokenKey key) {
    return button(key, conversation);
  }

  /** The same, sealed for another conversation. */
  PressInput button(PressTokenKey key, ConversationId elsewhere) {
    String token = key.tokens().seal(id, 7, Optional.empty(), new PressToken.Place(elsewhere, subject, "acknowledge"));
    return new PressInput("acknowledge", token, Map.of(), Optional.empty(), 0);
  }

  /** Teams tells of a press, each time under an id of its own. */
  ActivityVerdict.Proven pressed() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "invoke").put("name", "adaptiveCard/action").put("id", "f:" + UUID.randomUUID()).put("channelId", "msteams")
        .put("serviceUrl", "https://teams.example/");
    body.putObject("conversation").put("id", conversation.value()).put("conversationType", "channel").put("name", "Operations");
    body.putObject("from").put("id", "29:1").put("aadObjectId", PERSON).put("name", "K. Moreau");
    return new ActivityVerdict.Proven(Activity.of(body), new BotRegistration("test", "app", Secret.of("secret"), "tenant"), conversation.tenant());
  }

  private static String incident(SubjectId subject) {
    try {
      return MessageJson.mapper().writeValueAsString(Examples.as(Examples.triggered(), subject, 7));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an example could not be written", e);
    }
  }
}
