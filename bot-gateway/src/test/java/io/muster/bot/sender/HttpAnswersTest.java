package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer that Teams publishes means one thing, whichever of the published forms its code has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpAnswersTest {
  private static final String PUBLISHED_403 =
      "{\"errorCode\":209,\"message\":\"{\\r\\n  \\\"subCode\\\": \\\"MessageWritesBlocked\\\",\\r\\n  \\\"details\\\": \\\"Thread is blocked from message writes.\\\"}\"}";

  @ParameterizedTest
  @CsvSource({
    "400, BadArgument, message-refused",
    "401, BotNotRegistered, bot-not-authorised",
    "403, BotDisabledByAdmin, conversation-blocked",
    "403, BotNotInConversationRoster, bot-not-in-conversation",
    "403, ConversationBlockedByUser, conversation-blocked",
    "403, InvalidBotApiHost, other-host",
    "403, NotEnoughPermissions, not-permitted",
    "404, ActivityNotFoundInConversation, message-gone",
    "404, ConversationNotFound, conversation-gone",
    "412, PreconditionFailed, conversation-busy",
    "413, MessageSizeTooBig, message-too-large",
    "429, Throttled, throttled",
    "500, ServiceError, ambiguous",
    "502, ServiceError, teams-unavailable",
    "503, '', teams-unavailable",
    "504, '', teams-unavailable"
  })
  void a_published_status_and_code_is_known_by_its_reason(int status, String code, String reason) throws Exception {
    assertThat(reasonOf(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"words\"}}")).isEqualTo(reason);
    assertThat(reasonOf(status, "{\"code\":\"" + code + "\"}")).isEqualTo(reason);
    assertThat(reasonOf(status, "{\"message\":\"{\\\"subCode\\\":\\\"" + code + "\\\"}\"}")).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {PUBLISHED_403, "{\"errorCode\":209}"}, quoteCharacter = '`')
  void the_published_403_blocks_the_conversation_also_without_its_words(String body) throws Exception {
    assertThat(reasonOf(403, body)).isEqualTo("conversation-blocked");
  }

  private static String reasonOf(int status, String body) throws Exception {
    return HttpAnswers.failure(status, Optional.empty(), Instant.EPOCH, new ObjectMapper().readTree(body)).reason();
  }
}
