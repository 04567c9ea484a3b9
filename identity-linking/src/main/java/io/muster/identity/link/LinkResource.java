package io.muster.identity.link;

import io.muster.identity.web.PublicAddresses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The pages on which people link themselves. What proves them is the link, their browser's cookie and the tool's sign-in. */
@Path("/")
@PermitAll
@RunOnVirtualThread
public class LinkResource {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

  @Inject Linking linking;
  @Inject LinkPages pages;
  @Inject PublicAddresses addresses;

  /** The link as it was given in Teams: names the person and asks. */
  @GET
  @Path("link/{token}")
  public Response open(@PathParam("token") String token, @CookieParam(Browser.COOKIE) String cookie) {
    Browser browser = Browser.of(cookie).known();
    LinkStep step = linking.open(token, browser.hash());
    return response(step instanceof LinkStep.Confirm confirm ? pages.confirm(confirm, token, browser) : pages.of(step));
  }

  /** "Continue". */
  @POST
  @Path("link/{token}")
  public Response begin(@PathParam("token") String token, @CookieParam(Browser.COOKIE) String cookie, @FormParam("key") String formKey) {
    Browser browser = Browser.of(cookie);
    return response(pages.of(browser.wrote(formKey, token) ? linking.begin(token, browser.hash()) : new LinkStep.Refused(LinkRefusal.NO_COOKIE)));
  }

  /** The way back from a tool's sign-in. A good end moves on to an address without code and state. */
  @GET
  @Path("oauth/{tool}/callback")
  public Response returned(
      @PathParam("tool") String tool,
      @QueryParam("state") String state,
      @QueryParam("code") String code,
      @QueryParam("error") String error,
      @QueryParam("iss") String issuer,
      @CookieParam(Browser.COOKIE) String cookie) {
    LinkStep step = linking.finish(LinkAnswer.of(tool, state, code, error, issuer), Browser.of(cookie).hash());
    return step instanceof LinkStep.Linked
        ? Response.seeOther(addresses.linked()).header("Referrer-Policy", "no-referrer").header("Cache-Control", "no-store").build()
        : response(pages.of(step));
  }

  /** Who is linked with whom, for the browser in which it was done. */
  @GET
  @Path("linked")
  public Response linked(@CookieParam(Browser.COOKIE) String cookie) {
    Optional<LinkStep> step = linking.linked(Browser.of(cookie).hash());
    return response(pages.of(step.orElseGet(() -> new LinkStep.Refused(LinkRefusal.STATE_MISSING))));
  }

  private static Response response(LinkPages.Page page) {
    Response.ResponseBuilder response =
        Response.status(page.status())
            .entity(page.html())
            .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
            .header("Content-Security-Policy", POLICY + page.formsGoTo())
            .header("Referrer-Policy", "no-referrer")
            .header("X-Content-Type-Options", "nosniff")
            .header("X-Frame-Options", "DENY")
            .header("Cross-Origin-Opener-Policy", "same-origin")
            .header("Cache-Control", "no-store")
            .header("X-Robots-Tag", "noindex");
    page.headers().forEach(response::header);
    return response.build();
  }
}
