package io.muster.sandbox.page;

import io.muster.sandbox.page.http.HttpFace;
import java.net.URI;
import java.util.List;

/** The sandbox's page: Teams and PagerDuty side by side, and beneath them the way of an incident through Muster. */
public final class PageServer implements AutoCloseable {
  private final PageWorld world;
  private HttpFace face;

  /** A page for this world; nothing is read and nobody is answered before {@link #start}. */
  public PageServer(PageWorld world) {
    this.world = world;
  }

  /**
   * Begins to follow what happens and to answer on 127.0.0.1.
   *
   * @param port 0 for a free one
   * @return the address to open in a browser
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public URI start(int port) {
    face = new HttpFace(port, "/page", List.of());
    return URI.create("http://127.0.0.1:" + face.port());
  }

  @Override
  public void close() {
    if (face != null) {
      face.close();
    }
  }
}
