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
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Reads Kafka's records. */
public final class Records {
  private static final String BASE64 = ".base64";

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
      text(value).ifPresentOrElse(text -> headers.put(name, text), () -> headers.put(name + BASE64, Base64.getEncoder().encodeToString(value)));
    }
    return headers;
  }

  /** What tells this record from every other where it has no id of its own: its place, and its bytes, since a topic that was made anew counts from 0. */
  static String positionOf(ConsumerRecord<String, byte[]> record) {
    int bytes = 31 * java.util.Arrays.hashCode(record.value()) + java.util.Objects.hashCode(record.key());
    return "%s-%d-%d-%08x".formatted(record.topic(), record.partition(), record.offset(), bytes);
  }

  /** The headers that {@link #keepable} kept, as they came. */
  static RecordHeaders restored(Map<String, String> kept) {
    var headers = new RecordHeaders();
    kept.forEach(
        (name, value) -> {
          if (name.endsWith(BASE64)) {
            headers.add(name.substring(0, name.length() - BASE64.length()), Base64.getDecoder().decode(value));
          } else {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
          }
        });
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
