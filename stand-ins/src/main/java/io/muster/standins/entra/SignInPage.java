package io.muster.standins.entra;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

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
            Html.show(context, 200, "Signed out", "<h1>Signed out</h1><p>You signed out of your account. You can close this window.</p>");
        } else {
            Html.redirect(context, back, Map.of());
        }
    }

    private void handle(RoutingContext context, MultiMap request) {
        try {
            String named = context.pathParam("tenant");
            var tenant = directory.tenant(named).orElseThrow(() -> EntraRefusal.tenantNotFound(named));
            String clientId = Html.required(request, "client_id");
            var app = directory.appIn(tenant.id(), clientId).orElseThrow(() -> EntraRefusal.appNotFound(clientId, tenant.name()));
            String redirectUri = Html.required(request, "redirect_uri");
            if (!app.redirectUris().contains(redirectUri)) {
                throw EntraRefusal.redirectUri(redirectUri, clientId);
            }
            proceed(context, request, tenant, app, redirectUri);
        } catch (EntraRefusal refusal) {
            Html.refuse(context, refusal, clock.instant());
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
        } else if (request.get("cancel") != null) {
            back(context, request, redirectUri, Map.of("error", "access_denied", "error_subcode", "cancel",
                    "error_description", "AADSTS65004: User declined to consent to access the app."));
        } else if (request.get("person") != null) {
            signIn(context, request, tenant, app, redirectUri);
        } else if ("none".equals(request.get("prompt"))) {
            back(context, request, redirectUri, Map.of("error", "login_required",
                    "error_description", "AADSTS50058: A silent sign-in request was sent but no user is signed in."));
        } else {
            Html.show(context, 200, "Pick an account", people(request, tenant, app));
        }
    }

    private void signIn(RoutingContext context, MultiMap request, Tenant tenant, AppRegistration app, String redirectUri) {
        var person = directory.person(request.get("person")).filter(chosen -> chosen.tenantId().equals(tenant.id()));
        back(context, request, redirectUri, person.map(chosen -> Map.of("session_state", UUID.randomUUID().toString(),
                "code", signIns.code(tenant, chosen, app.clientId(), redirectUri, request.get("scope"), request.get("code_challenge"), request.get("nonce"))))
                .orElseGet(() -> Map.of("error", "access_denied", "error_description", EntraRefusal.otherTenant(request.get("person"), tenant.name()).getMessage())));
    }

    private static void back(RoutingContext context, MultiMap request, String redirectUri, Map<String, String> answer) {
        var parameters = new LinkedHashMap<>(answer);
        if (request.get("state") != null) {
            parameters.put("state", request.get("state"));
        }
        if ("form_post".equals(request.get("response_mode"))) {
            Html.show(context, 200, "Working…", "<h1>Working…</h1><form method=\"post\" action=\"" + Html.escape(redirectUri) + "\">" + Html.hidden(parameters)
                    + "<div class=\"row\"><button class=\"main\">Continue</button></div></form><script>document.forms[0].submit()</script>");
        } else {
            Html.redirect(context, redirectUri, parameters);
        }
    }

    private String people(MultiMap request, Tenant tenant, AppRegistration app) {
        var people = directory.people(tenant.id());
        String nobody = people.isEmpty() ? "<p>Nobody has an account in " + Html.escape(tenant.name()) + " yet.</p>" : Html.people(people, Html.fields(request));
        return "<p class=\"where\">" + Html.escape(tenant.name()) + "</p><h1>Pick an account</h1><p class=\"quiet\">to continue to " + Html.escape(app.name()) + "</p>" + nobody
                + "<form method=\"post\">" + Html.hidden(Html.fields(request)) + "<div class=\"row\"><button name=\"cancel\" value=\"true\">Cancel</button></div></form>";
    }
}
