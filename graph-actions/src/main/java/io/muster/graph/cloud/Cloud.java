package io.muster.graph.cloud;

import java.net.URI;

/**
 * One of Microsoft's clouds, or the sandbox's own.
 *
 * @param login where tokens are got
 * @param graph where Graph is
 * @param graphResource the resource that Graph's tokens are for; other than the address in the sandbox
 * @param published whether the addresses are Microsoft's own for the public cloud, so that msal4j may ask it about them
 */
public record Cloud(URI login, URI graph, String graphResource, boolean published) {

  /** Microsoft's clouds, with the hosts that Microsoft publishes in "National cloud deployments". */
  public enum Name {
    PUBLIC("login.microsoftonline.com", "graph.microsoft.com"),
    GCC_HIGH("login.microsoftonline.us", "graph.microsoft.us"),
    DOD("login.microsoftonline.us", "dod-graph.microsoft.us"),
    CHINA("login.partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn");

    private final String login;
    private final String graph;

    Name(String login, String graph) {
      this.login = login;
      this.graph = graph;
    }
  }

  /** The cloud that the configuration names, with its addresses replaced where others are given. */
  public static Cloud of(CloudConfig config) {
    Name name = config.name();
    boolean asPublished = config.loginAddress().isEmpty() && config.graphAddress().isEmpty();
    String resource = "https://" + name.graph;
    return new Cloud(
        config.loginAddress().orElse(URI.create("https://" + name.login)),
        config.graphAddress().orElse(URI.create(resource)),
        resource,
        asPublished && name == Name.PUBLIC);
  }

  /** The authority of a tenant, as msal4j wants it. */
  public String authorityOf(String tenant) {
    return withoutSlash(login) + "/" + tenant;
  }

  /** Graph's address with its version, whether or not the configured one names it. */
  public String graphV1() {
    return withoutSlash(graph).replaceFirst("/v1\\.0$", "") + "/v1.0";
  }

  /** The scope that asks for everything the tenant has consented to. */
  public String everythingConsented() {
    return graphResource + "/.default";
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceAll("/+$", "");
  }
}
