package io.muster.kit.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Bytes as JSON can carry them without losing any: as text where they are UTF-8, in Base64 where they are not. */
public record RawBody(Optional<String> text, Optional<String> base64) {

  /** Of these bytes; null gives neither. */
  public static RawBody of(byte[] bytes) {
    if (bytes == null) {
      return new RawBody(Optional.empty(), Optional.empty());
    }
    try {
      return new RawBody(Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()), Optional.empty());
    } catch (CharacterCodingException e) {
      return new RawBody(Optional.empty(), Optional.of(Base64.getEncoder().encodeToString(bytes)));
    }
  }
}
