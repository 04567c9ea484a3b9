package io.muster.contracts.wire;

import java.util.Map;

/**
 * A message as it lies on a topic, free of any Kafka class: a CloudEvent in binary mode.
 *
 * @param key the record key
 * @param headers {@code ce_*} attributes and {@code content-type}, in UTF-8
 * @param value the payload as JSON
 */
public record WireRecord(String key, Map<String, String> headers, byte[] value) {
  public WireRecord {
    headers = Map.copyOf(headers);
  }
}
