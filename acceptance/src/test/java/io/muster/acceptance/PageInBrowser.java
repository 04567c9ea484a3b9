package io.muster.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.muster.sandbox.page.PageServer;
import io.muster.sandbox.page.PageWorld;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The sandbox's page over the running five services, and Debian's Chromium before it. Where there is no Chromium, its tests are reported as left out. */
final class PageInBrowser implements BeforeAllCallback {
  private static final String KEY = "page";

  private static Browser browser;
  private static URI address;

  /** Where the page answers. */
  static URI address() {
    return address;
  }

  /** A new visitor without any past, who trusts this machine's certificates; close it when the visit is over. */
  static BrowserContext visitor(Browser.NewContextOptions how) {
    return browser.newContext(how.setIgnoreHTTPSErrors(true));
  }

  /** A new visitor's page at the page's address, with a place in it such as {@code who=kim@contoso.example}; empty for none. */
  static Page opened(BrowserContext visitor, String place) {
    Page page = visitor.newPage();
    page.navigate(address + "/" + (place.isEmpty() ? "" : "#" + place));
    return page;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> chromium = chromium();
    Assumptions.assumeTrue(chromium.isPresent(), "left out: there is no Chromium on this machine (Debian's package is named chromium)");
    context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(KEY, key -> new Open(chromium.get()), Open.class);
  }

  private static Optional<Path> chromium() {
    return Stream.concat(Optional.ofNullable(System.getenv("MUSTER_CHROMIUM")).stream(), Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Closed by JUnit when the last test has run. */
  private static final class Open implements AutoCloseable {
    private final PageServer server;
    private final Playwright playwright;

    Open(Path chromium) {
      server = new PageServer(PageWorld.of(RunningMuster.machine(), "Contoso"));
      address = server.start(0);
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      // Chromium's own sandbox needs rights that root in a container does not have; only our own page is opened.
      browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox")));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
      server.close();
    }
  }
}
