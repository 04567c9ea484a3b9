package io.muster.kit.messaging;

import io.muster.contracts.wire.Decoded;
import io.muster.contracts.wire.EnvelopeCodec;
import io.muster.contracts.wire.WireRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads Kafka's records. */
public final class Records {
  private Records() {}

  /** The last header of this name, as UTF-8. */
  public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** What the record says, if it is an envelope. */
  public static Decoded decode(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    return EnvelopeCodec.decode(new WireRecord(record.key(), headers, record.value()));
  }

  /** All headers as text that PostgreSQL can keep; what is none is kept in Base64 under the name with {@code .base64}. */
  static Map<String, String> keepable(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value() == null ? new byte[0] : header.value();
      String name = header.key().replace('\0', '?');
      text(value).ifPresentOrElse(text -> headers.put(name, text), () -> headers.put(name + ".base64", Base64.getEncoder().encodeToString(value)));
    }
    return headers;
  }

  private static Optional<String> text(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
