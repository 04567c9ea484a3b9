package io.muster.identity.link;

import io.muster.identity.oauth.Randomness;
import io.muster.identity.web.PublicAddresses;
import io.muster.identity.web.WebConfig;
import io.muster.kit.log.LogKeys;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;

/** Makes pages of steps. */
@ApplicationScoped
class LinkPages {
  private static final Logger LOG = Logger.getLogger(LinkPages.class);
  private static final String SELF = "'self'";

  @Inject PublicAddresses addresses;
  @Inject WebConfig config;

  /**
   * A page.
   *
   * @param headers beside those that every page has
   * @param formsGoTo the sources that its forms may lead to, as a policy names them
   */
  record Page(int status, String html, Map<String, String> headers, String formsGoTo) {}

  @CheckedTemplate(basePath = "link")
  static class Templates {
    private Templates() {}

    static native TemplateInstance confirm(String prefix, LinkStep.Confirm step, String token, String formKey);

    static native TemplateInstance linked(String prefix, LinkStep.Linked step, String teams);

    static native TemplateInstance refused(String prefix, LinkRefusal reason, String reference, String teams);
  }

  /** The page that asks to continue, with the browser's cookie. */
  Page confirm(LinkStep.Confirm step, String token, Browser browser) {
    String html = Templates.confirm(addresses.prefix(), step, token, browser.formKey(token)).render();
    return new Page(200, html, Map.of("Set-Cookie", browser.cookie()), onTheWayTo(step.signIn()));
  }

  /** Any other page. */
  Page of(LinkStep step) {
    return switch (step) {
      case LinkStep.Confirm _ -> throw new IllegalStateException("this page needs its link");
      case LinkStep.Leave leave -> new Page(303, "", Map.of("Location", leave.to().toString()), SELF);
      case LinkStep.Linked linked -> new Page(200, Templates.linked(addresses.prefix(), linked, config.teams().toString()).render(), Map.of(), SELF);
      case LinkStep.Refused refused -> refused(refused.reason());
    };
  }

  /**
   * Browsers hold a form's redirects against form-action as well, some of them every further hop: the tool's sign-in, and whatever single sign-on it
   * hands over to by https, must be allowed on the page with the form.
   */
  private static String onTheWayTo(URI signIn) {
    return SELF + " https:" + (signIn.getScheme().equals("https") ? "" : " " + signIn.getScheme() + "://" + signIn.getAuthority());
  }

  private Page refused(LinkRefusal reason) {
    String reference = Randomness.text(6);
    try (var keys = LogKeys.with("reason", reason.label()).and("reference", reference)) {
      LOG.info("A link did not become one");
    }
    return new Page(reason.status(), Templates.refused(addresses.prefix(), reason, reference, config.teams().toString()).render(), Map.of(), SELF);
  }
}
