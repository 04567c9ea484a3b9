package io.muster.sandbox.page.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes Server-Sent Events, as the HTML standard defines them. */
public final class EventWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;

  EventWriter(OutputStream out) {
    this.out = out;
  }

  /** One event with its data as JSON. */
  public void event(String name, Object data) throws IOException {
    write("event: " + name + "\ndata: " + JSON.writeValueAsString(data) + "\n\n");
  }

  /** A line that readers pass over; tells both sides that the other is there. */
  public void comment(String text) throws IOException {
    write(": " + text + "\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
