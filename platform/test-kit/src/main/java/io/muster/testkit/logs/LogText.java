package io.muster.testkit.logs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** A log record as one text with everything in it that any appender could print. */
final class LogText {
  private LogText() {}

  static String of(LogRecord record) {
    var text = new StringWriter();
    text.append(record.getLevel().getName()).append(" [").append(record.getLoggerName()).append("] ").append(record.getMessage());
    if (record instanceof ExtLogRecord extended) {
      text.append(" | ").append(extended.getFormattedMessage()).append(" | ").append(extended.getMdcCopy().toString());
    }
    if (record.getParameters() != null) {
      text.append(" | ").append(Arrays.deepToString(record.getParameters()));
    }
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }
}
