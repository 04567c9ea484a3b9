package io.muster.standins.entra;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code /{tenant}/adminconsent} and {@code /{tenant}/v2.0/adminconsent}: an administrator sees what an app asks for, accepts or cancels, and is led
 * back with {@code admin_consent=True} and {@code tenant}, or with an error. {@code organizations} in place of the tenant means whichever the
 * administrator is of.
 */
final class AdminConsentPage {
    static final String NEWER = "/:tenant/v2.0/adminconsent";

    private final Directory directory;
    private final Clock clock;

    AdminConsentPage(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void show(RoutingContext context) {
        handle(context, context.queryParams());
    }

    void choose(RoutingContext context) {
        handle(context, context.request().formAttributes());
    }

    private void handle(RoutingContext context, MultiMap request) {
        try {
            var tenants = tenants(context.pathParam("tenant"));
            String clientId = Html.required(request, "client_id");
            var app = directory.app(clientId).filter(found -> found.multiTenant() || tenants.stream().anyMatch(tenant -> tenant.id().equals(found.tenantId())))
                    .orElseThrow(() -> EntraRefusal.appNotFound(clientId, tenants.getFirst().name()));
            String redirectUri = Html.required(request, "redirect_uri");
            if (!app.redirectUris().contains(redirectUri)) {
                throw EntraRefusal.redirectUri(redirectUri, clientId);
            }
            if (request.get("person") == null) {
                pick(context, request, tenants, app);
            } else {
                decide(context, request, directory.requirePerson(request.get("person")), tenants, app, redirectUri);
            }
        } catch (EntraRefusal refusal) {
            Html.refuse(context, refusal, clock.instant());
        }
    }

    private List<Tenant> tenants(String named) {
        if (named.equals("organizations") || named.equals("common")) {
            return directory.tenants().stream().filter(tenant -> !tenant.equals(Directory.BOT_FRAMEWORK)).toList();
        }
        return List.of(directory.tenant(named).orElseThrow(() -> EntraRefusal.tenantNotFound(named)));
    }

    private void pick(RoutingContext context, MultiMap request, List<Tenant> tenants, AppRegistration app) {
        var people = tenants.stream().flatMap(tenant -> directory.people(tenant.id()).stream()).toList();
        Html.show(context, 200, "Pick an account", "<p class=\"where\">" + Html.escape(tenants.stream().map(Tenant::name).collect(Collectors.joining(", "))) + "</p><h1>Pick an account</h1>"
                + "<p class=\"quiet\">" + Html.escape(app.name()) + " asks for an administrator’s consent.</p>" + Html.people(people, Html.fields(request)));
    }

    private void decide(RoutingContext context, MultiMap request, Person person, List<Tenant> tenants, AppRegistration app, String redirectUri) {
        var tenant = tenants.stream().filter(each -> each.id().equals(person.tenantId())).findFirst()
                .orElseThrow(() -> EntraRefusal.otherTenant(person.mail(), tenants.getFirst().name()));
        if (person.standing() != Person.Standing.ADMINISTRATOR) {
            throw EntraRefusal.adminOnly(app.name());
        }
        if (request.get("cancel") != null) {
            back(context, request, redirectUri, tenant, cancelled(context));
        } else if (request.get("accept") != null) {
            directory.consentToAll(tenant.id(), app.clientId());
            back(context, request, redirectUri, tenant, Map.of());
        } else {
            ask(context, request, person, tenant, app);
        }
    }

    private static void ask(RoutingContext context, MultiMap request, Person person, Tenant tenant, AppRegistration app) {
        String wanted = app.graphPermissions().isEmpty() ? "<p>Sign in and read user profile</p>"
                : new TreeSet<>(app.graphPermissions()).stream().map(permission -> "<li>" + Html.escape(permission) + "</li>").collect(Collectors.joining("", "<ul class=\"plain\">", "</ul>"));
        Html.show(context, 200, "Permissions requested", "<p class=\"where\">" + Html.escape(tenant.name()) + "</p><h1>Permissions requested</h1><p class=\"quiet\">by "
                + Html.escape(app.name()) + ", for everybody in " + Html.escape(tenant.name()) + "</p><p>Without any signed-in user, it may use Microsoft Graph for:</p>" + wanted
                + "<form method=\"post\">" + Html.hidden(Html.fields(request)) + "<input type=\"hidden\" name=\"person\" value=\"" + Html.escape(person.id()) + "\">"
                + "<div class=\"row\"><button name=\"cancel\" value=\"true\">Cancel</button><button class=\"main\" name=\"accept\" value=\"true\">Accept</button></div></form>");
    }

    /** The two addresses say it in different words; the newer one has {@code admin_consent=True} even then. */
    private static Map<String, String> cancelled(RoutingContext context) {
        return context.request().path().endsWith("/v2.0/adminconsent")
                ? Map.of("error", "consent_required", "error_description", "AADSTS65004: The resource owner or authorization server denied the request.")
                : Map.of("error", "permission_denied", "error_description", "The admin canceled the request");
    }

    private static void back(RoutingContext context, MultiMap request, String redirectUri, Tenant tenant, Map<String, String> refused) {
        var parameters = new LinkedHashMap<>(refused);
        if (!"permission_denied".equals(refused.get("error"))) {
            parameters.put("admin_consent", "True");
            parameters.put("tenant", tenant.id());
        }
        for (var kept : List.of("state", "scope")) {
            if (request.get(kept) != null && (refused.isEmpty() || kept.equals("state"))) {
                parameters.put(kept, request.get(kept));
            }
        }
        Html.redirect(context, redirectUri, parameters);
    }
}
