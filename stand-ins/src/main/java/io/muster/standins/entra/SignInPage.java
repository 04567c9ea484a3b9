package io.muster.standins.entra;

import io.muster.standins.wire.Answers;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code GET /{tenant}/oauth2/v2.0/authorize} shows the people of the tenant; pressing one posts the same request with
 * {@code person} and leads back to the app with a code. The stand-in asks no password: choosing the person is the proof.
 */
final class SignInPage {
    private final Directory directory;
    private final SignIns signIns;
    private final Clock clock;

    SignInPage(Directory directory, SignIns signIns, Clock clock) {
        this.directory = directory;
        this.signIns = signIns;
        this.clock = clock;
    }

    void show(RoutingContext context) {
        handle(context, context.queryParams());
    }

    void choose(RoutingContext context) {
        handle(context, context.request().formAttributes());
    }

    void signOut(RoutingContext context) {
        String back = context.queryParams().get("post_logout_redirect_uri");
        if (back == null) {
            Answers.text(context, 200, "text/html; charset=utf-8", page("Signed out", "<p>You signed out of your account.</p>"));
        } else {
            redirect(context, back);
        }
    }

    private void handle(RoutingContext context, MultiMap request) {
        try {
            String named = context.pathParam("tenant");
            var tenant = directory.tenant(named).orElseThrow(() -> EntraRefusal.tenantNotFound(named));
            String clientId = required(request, "client_id");
            var app = directory.appIn(tenant.id(), clientId).orElseThrow(() -> EntraRefusal.appNotFound(clientId, tenant.name()));
            String redirectUri = required(request, "redirect_uri");
            if (!app.redirectUris().contains(redirectUri)) {
                throw EntraRefusal.redirectUri(redirectUri, clientId);
            }
            proceed(context, request, tenant, app, redirectUri);
        } catch (EntraRefusal refusal) {
            Answers.text(context, refusal.status(), "text/html; charset=utf-8", page("Sorry, but we’re having trouble signing you in.",
                    "<p>" + escape(refusal.body(clock.instant()).getString("error_description")) + "</p>"));
        }
    }

    private void proceed(RoutingContext context, MultiMap request, Tenant tenant, AppRegistration app, String redirectUri) {
        if (!"code".equals(request.get("response_type"))) {
            back(context, request, redirectUri, Map.of("error", "unsupported_response_type",
                    "error_description", "AADSTS70005: The provided value for the input parameter 'response_type' is not expected here."));
        } else if (request.get("scope") == null) {
            back(context, request, redirectUri, Map.of("error", "invalid_request",
                    "error_description", "AADSTS900144: The request body must contain the following parameter: 'scope'."));
        } else if (request.get("code_challenge") != null && !"S256".equals(request.get("code_challenge_method"))) {
            back(context, request, redirectUri, Map.of("error", "invalid_request",
                    "error_description", "AADSTS501491: Invalid size or method of Code_Challenge parameter."));
        } else if (request.get("person") == null) {
            Answers.text(context, 200, "text/html; charset=utf-8", page("Pick an account", people(request, tenant, app)));
        } else {
            var person = directory.person(request.get("person")).filter(chosen -> chosen.tenantId().equals(tenant.id()));
            if (person.isEmpty()) {
                back(context, request, redirectUri, Map.of("error", "access_denied",
                        "error_description", "AADSTS50020: User account from another identity provider does not exist in tenant '" + tenant.name() + "'."));
                return;
            }
            back(context, request, redirectUri, Map.of("session_state", UUID.randomUUID().toString(),
                    "code", signIns.code(tenant, person.get(), app.clientId(), redirectUri, request.get("scope"), request.get("code_challenge"), request.get("nonce"))));
        }
    }

    private static void back(RoutingContext context, MultiMap request, String redirectUri, Map<String, String> answer) {
        var parameters = new LinkedHashMap<>(answer);
        if (request.get("state") != null) {
            parameters.put("state", request.get("state"));
        }
        if ("form_post".equals(request.get("response_mode"))) {
            Answers.text(context, 200, "text/html; charset=utf-8", page("Working…", "<form method=\"post\" action=\"" + escape(redirectUri) + "\">"
                    + hidden(parameters) + "<button>Continue</button></form><script>document.forms[0].submit()</script>"));
            return;
        }
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        redirect(context, redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().putHeader("Location", to);
        Answers.empty(context, 302);
    }

    private String people(MultiMap request, Tenant tenant, AppRegistration app) {
        var asked = new LinkedHashMap<String, String>();
        request.forEach(asked::put);
        return "<p>to continue to " + escape(app.name()) + "</p>" + directory.people(tenant.id()).stream()
                .map(person -> "<form method=\"post\">" + hidden(asked) + "<button name=\"person\" value=\"" + escape(person.id()) + "\">"
                        + escape(person.name()) + "<br><small>" + escape(person.userPrincipalName()) + "</small></button></form>")
                .collect(Collectors.joining());
    }

    private static String hidden(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> "<input type=\"hidden\" name=\"" + escape(field.getKey()) + "\" value=\"" + escape(field.getValue()) + "\">")
                .collect(Collectors.joining());
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title
                + "</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}button{font:inherit;width:100%;"
                + "text-align:left;padding:.75rem 1rem;margin:.25rem 0;border:1px solid #8886;border-radius:4px;background:none;cursor:pointer}</style><h1>"
                + title + "</h1>" + body + "</html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String required(MultiMap request, String parameter) {
        String value = request.get(parameter);
        if (value == null || value.isBlank()) {
            throw EntraRefusal.missing(parameter);
        }
        return value;
    }
}
