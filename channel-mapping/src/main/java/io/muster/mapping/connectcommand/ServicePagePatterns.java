package io.muster.mapping.connectcommand;

import io.muster.contracts.incident.AccountId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the addresses that people paste, by the patterns that the tools publish: {@code https://{account}.example.com/services/{service}}.
 * What follows the pattern in the path, a query and a fragment are passed over, so that any page of the service will do.
 */
public final class ServicePagePatterns {
  private static final int LONGEST_ADDRESS = 2_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(account|service)}");

  private final List<Page> pages;

  private record Page(String tool, Pattern pattern) {}

  /**
   * The patterns of one tool.
   *
   * @param servicePages with {@code {account}} and {@code {service}} once each
   */
  public record ToolPages(String tool, List<String> servicePages) {}

  /** A pattern that lacks one of its two placeholders fits nothing. */
  public ServicePagePatterns(List<ToolPages> tools) {
    pages =
        tools.stream()
            .flatMap(tool -> tool.servicePages().stream().filter(ServicePagePatterns::complete).map(page -> new Page(tool.tool(), compile(page))))
            .toList();
  }

  /** Every reading of this address, in the order of the patterns; empty when no tool knows such a page. */
  public List<ServiceAddress> read(String address) {
    String page = withoutQuery(address);
    var readings = new ArrayList<ServiceAddress>();
    for (Page known : pages) {
      Matcher matcher = known.pattern().matcher(page);
      if (matcher.matches()) {
        readings.add(new ServiceAddress(new AccountId(known.tool(), matcher.group("account")), matcher.group("service")));
      }
    }
    return readings.stream().distinct().toList();
  }

  private static boolean complete(String page) {
    return page.split("\\{account}", -1).length == 2 && page.split("\\{service}", -1).length == 2;
  }

  private static Pattern compile(String page) {
    var expression = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(page);
    int from = 0;
    while (placeholder.find()) {
      expression.append(Pattern.quote(page.substring(from, placeholder.start())));
      expression.append("(?<").append(placeholder.group(1)).append(">[^/?#@:]+)");
      from = placeholder.end();
    }
    expression.append(Pattern.quote(page.substring(from))).append("(?:/.*)?");
    return Pattern.compile(expression.toString());
  }

  /** The address as the patterns are written: scheme and host in lower case, nothing after the path. Empty when it is no address at all. */
  private static String withoutQuery(String address) {
    String bare = address == null ? "" : address.strip().replaceAll("^<|>$", "");
    if (bare.length() > LONGEST_ADDRESS) {
      return "";
    }
    try {
      URI uri = new URI(bare);
      if (uri.getScheme() == null || uri.getRawAuthority() == null || uri.getRawUserInfo() != null) {
        return "";
      }
      return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT) + uri.getRawPath();
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
