package io.muster.bot.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.wire.MessageJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Incidents as they were read last, by their text. One press reads its card three times: to take it, to answer, to draw it for everybody; and many people look at one
 * card. Reading a text costs far more than comparing it, and an incident never changes. Few are kept: what is used again is used again soon, and what is kept long costs
 * the collector more than reading it did.
 */
final class ReadIncidents {
  private static final int MOST = 100;

  /** In characters; a few are far longer than all others, and would hold most of the memory. */
  private static final int LONGEST = 10_000;

  private static final ObjectReader JSON = MessageJson.mapper().readerFor(Incident.class);

  private final Map<String, Incident> last = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Incident> eldest) {
      return size() > MOST;
    }
  };

  /** The incident that this text says. */
  Incident of(String json) {
    synchronized (last) {
      Incident known = last.get(json);
      if (known != null) {
        return known;
      }
    }
    Incident read = read(json);
    if (json.length() <= LONGEST) {
      synchronized (last) {
        last.put(json, read);
      }
    }
    return read;
  }

  private static Incident read(String json) {
    try {
      return JSON.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored incident could not be read", e);
    }
  }
}
