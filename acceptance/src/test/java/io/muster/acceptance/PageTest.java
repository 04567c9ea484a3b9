package io.muster.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's page as a visitor meets it, in a real browser, with the real five services behind it. */
@ExtendWith({RunningMuster.class, PageInBrowser.class})
@Tag("browser")
class PageTest {
  private static final String TITLE = "Card payments time out at the gateway";
  private static final double PATIENCE = 20_000;
  private static final ContainsTextOptions SLOWLY = new ContainsTextOptions().setTimeout(PATIENCE);
  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(PATIENCE);
  private static final HasAttributeOptions STATUS = new HasAttributeOptions().setTimeout(PATIENCE);

  @Test
  void a_visitor_links_an_account_triggers_an_incident_and_acknowledges_and_resolves_it_from_its_card() {
    try (BrowserContext visitor = PageInBrowser.visitor(new NewContextOptions().setViewportSize(1440, 900))) {
      Page page = PageInBrowser.opened(visitor, "who=tobi@contoso.example");
      List<String> elsewhere = requestsElsewhere(page);
      link(page);
      trigger(page);
      Locator card = channelCard(page);
      assertThat(card).containsText("TRIGGERED", SLOWLY);
      card.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
      assertThat(card).containsText("ACKNOWLEDGED", SLOWLY);
      assertThat(incident(page)).hasAttribute("data-status", "acknowledged", STATUS);
      assertThat(incident(page)).containsText("acknowledged by Tobi Okafor");
      assertThat(hop(page, "acted")).containsText("as Tobi Okafor", SLOWLY);
      card.getByRole(AriaRole.BUTTON, named("Resolve")).click();
      assertThat(card).containsText("RESOLVED", SLOWLY);
      page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Which incidents")).getByRole(AriaRole.BUTTON, named("All")).click();
      assertThat(incident(page)).hasAttribute("data-status", "resolved", STATUS);
      assertThat(hop(page, "sent").last()).containsText("Card updated", SLOWLY);
      assertThat(elsewhere).as("requests that left this machine").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,LIGHT,NONE", "768,LIGHT,NONE", "1440,LIGHT,NONE", "1440,DARK,NONE", "1440,LIGHT,ACTIVE"})
  void axe_finds_nothing_at_any_width_and_in_any_scheme(int width, ColorScheme scheme, ForcedColors forced) {
    NewContextOptions how = new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme).setForcedColors(forced);
    try (BrowserContext visitor = PageInBrowser.visitor(how)) {
      Page page = PageInBrowser.opened(visitor, "who=kim@contoso.example");
      assertThat(page.getByTestId("compose")).isVisible();
      List<Rule> found = new AxeBuilder(page).analyze().getViolations();
      assertThat(found.stream().map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().getFirst().getHtml())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360", "768", "1440"})
  void nothing_is_cut_off_at_the_side(int width) {
    try (BrowserContext visitor = PageInBrowser.visitor(new NewContextOptions().setViewportSize(width, 800))) {
      Page page = PageInBrowser.opened(visitor, "");
      assertThat(page.getByTestId("compose")).isVisible();
      assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue()).isLessThanOrEqualTo(width);
    }
  }

  /** As a person does it: the guide's first step prepares the message, the answer is a private link, PagerDuty asks for consent. */
  private static void link(Page page) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Conversations")).getByRole(AriaRole.BUTTON, named("Muster")).click();
    // Another test may have connected a second account, so this one is named.
    page.getByTestId("compose").fill("linkUser " + RunningMuster.machine().pagerDuty().subdomain());
    page.getByTestId("send").click();
    Locator link = page.getByTestId("card").getByRole(AriaRole.LINK, named("Link your PagerDuty account"));
    assertThat(link).isVisible(VISIBLE);
    Page own = page.waitForPopup(link::click);
    own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to PagerDuty")).click();
    own.getByText("Tobi Okafor").first().click();
    own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow")).click();
    assertThat(own.locator("body")).containsText("You are linked", SLOWLY);
    assertThat(own.locator("body")).containsText("Tobi Okafor");
    own.close();
    assertThat(page.getByTestId("person-picker")).containsText("linked with PagerDuty", SLOWLY);
  }

  private static void trigger(Page page) {
    page.getByTestId("trigger").click();
    page.getByTestId("trigger-title").fill(TITLE);
    page.getByTestId("trigger-send").click();
    assertThat(incident(page)).hasAttribute("data-status", "triggered", STATUS);
  }

  private static Locator channelCard(Page page) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Conversations")).getByRole(AriaRole.BUTTON, named("Payments alerts")).click();
    return page.getByTestId("card").filter(new Locator.FilterOptions().setHasText(TITLE));
  }

  private static Locator incident(Page page) {
    return page.getByTestId("incidents").locator("[data-status]").filter(new Locator.FilterOptions().setHasText(TITLE)).first();
  }

  private static Locator hop(Page page, String step) {
    return page.locator("[data-testid='hop'][data-step='" + step + "']");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static List<String> requestsElsewhere(Page page) {
    List<String> elsewhere = new ArrayList<>();
    page.context().onRequest(
        request -> {
          String host = URI.create(request.url()).getHost();
          if (host != null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
            elsewhere.add(request.url());
          }
        });
    return elsewhere;
  }
}
