package io.muster.kit.log;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/**
 * The fixed keys under which logs say who and where; messages themselves are constant. {@code try (var keys = LogKeys.with(LogKeys.SENDER, id)) { … }}
 */
public final class LogKeys implements AutoCloseable {
  public static final String TENANT = "tenant";
  public static final String ACCOUNT = "account";
  public static final String DELIVERY = "delivery";
  public static final String INCIDENT = "incident";
  public static final String SENDER = "sender";
  public static final String CONVERSATION = "conversation";
  public static final String PERSON = "person";
  public static final String CARD = "card";
  public static final String REASON = "reason";
  public static final String STATUS = "status";

  private static final int LONGEST = 256;

  private final List<String> put = new ArrayList<>();

  private LogKeys() {}

  /** Sets one key until closed. */
  public static LogKeys with(String key, Object value) {
    return new LogKeys().and(key, value);
  }

  /** Sets one key more. */
  public LogKeys and(String key, Object value) {
    MDC.put(key, clean(String.valueOf(value)));
    put.add(key);
    return this;
  }

  /** Foreign text as one log line can hold it: no control characters, no direction marks, not endless. */
  public static String clean(String foreign) {
    var clean = new StringBuilder();
    foreign
        .codePoints()
        .limit(LONGEST)
        .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT || point == 0x2028 || point == 0x2029 ? '?' : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  @Override
  public void close() {
    put.forEach(MDC::remove);
  }
}
