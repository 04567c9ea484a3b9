package io.muster.bot.inbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;

/** Where a conversation of Teams is reached. Tokens are sent there, so it is compared with an exact list, at receipt and before each call. */
public final class ServiceUrl {
  private ServiceUrl() {}

  /**
   * Whether this address belongs to one of the origins ({@code https://host} or {@code https://host:port}), exactly. No user info, no
   * query, no fragment, no other scheme, no suffix matching: anyone can register a name under some of Microsoft's own domains.
   */
  public static boolean allowed(String address, Collection<String> origins) {
    if (address == null || address.isEmpty() || !address.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\')) {
      return false;
    }
    try {
      URI uri = new URI(address);
      boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
          && uri.getHost() != null && "https".equals(uri.getScheme()) && !uri.getRawPath().contains("..");
      String origin = "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
      return plain && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT)) && origins.contains(origin);
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  /** Whether claim and body name the same address. Byte for byte, but Teams' own libraries leave a trailing slash open. */
  public static boolean same(String claim, String body) {
    return claim != null && body != null && withoutSlash(claim).equals(withoutSlash(body));
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
