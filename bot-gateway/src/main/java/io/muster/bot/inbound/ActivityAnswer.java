package io.muster.bot.inbound;

import com.fasterxml.jackson.databind.JsonNode;

/** What is answered to Teams. */
public sealed interface ActivityAnswer {

  /** It is kept; there is nothing to say in the response. */
  record Taken() implements ActivityAnswer {}

  /** The answer that an invoke asks for. */
  record Body(JsonNode json) implements ActivityAnswer {}
}
