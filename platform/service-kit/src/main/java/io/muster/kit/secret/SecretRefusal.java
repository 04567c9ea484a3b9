package io.muster.kit.secret;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Fails rather than write a secret. */
final class SecretRefusal extends JsonSerializer<Secret> {
  @Override
  public void serialize(Secret secret, JsonGenerator json, SerializerProvider serializers) throws IOException {
    throw JsonMappingException.from(json, "a secret does not become JSON");
  }
}
