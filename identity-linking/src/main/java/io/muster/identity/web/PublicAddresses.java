package io.muster.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The addresses that people's browsers see. */
@ApplicationScoped
public class PublicAddresses {
  private final String base;

  /** From what the operator configured. */
  @Inject
  public PublicAddresses(WebConfig config) {
    this.base = config.publicUrl().toString().replaceAll("/+$", "");
  }

  /** A person's private link. */
  public URI link(String token) {
    return URI.create(base + "/link/" + token);
  }

  /** Where a tool sends browsers back to: another address for each tool, so that no answer of one can be passed off as another's. */
  public URI callback(String tool) {
    return URI.create(base + "/oauth/" + tool + "/callback");
  }

  /** The page after a link was made. */
  public URI linked() {
    return URI.create(base + "/linked");
  }

  /** What stands before every path in our own pages, so that a proxy may put us under a prefix. */
  public String prefix() {
    String path = URI.create(base).getPath();
    return path == null ? "" : path;
  }
}
