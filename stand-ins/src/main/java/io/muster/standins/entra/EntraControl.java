package io.muster.standins.entra;

import io.muster.standins.wire.ControlSurface;
import io.muster.standins.wire.Exchange;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** {@code /_standin} of Entra: registers tenants, people, apps and their roles, rotates keys, makes wrong tokens. */
final class EntraControl {
    private final EntraStandIn entra;
    private final Directory directory;

    EntraControl(EntraStandIn entra) {
        this.entra = entra;
        this.directory = entra.directory();
    }

    void routes(Router router) {
        new ControlSurface(router)
                .get("/tenants", (context, body) -> Json.array(directory.tenants().stream().map(EntraControl::json).toList()))
                .get("/apps", (context, body) -> Json.array(directory.apps().stream().map(EntraControl::json).toList()))
                .post("/tenants", (context, body) -> json(tenant(body)))
                .post("/people", (context, body) -> json(person(body)))
                .get("/people", (context, body) -> Json.array(directory.tenants().stream()
                        .flatMap(tenant -> directory.people(tenant.id()).stream()).map(EntraControl::json).toList()))
                .post("/apps", (context, body) -> json(app(body)))
                .post("/consents", (context, body) -> {
                    directory.consent(Json.required(body, "tenant"), Json.required(body, "clientId"));
                    return body;
                })
                .post("/graph-permissions", (context, body) -> {
                    directory.grantGraph(Json.required(body, "tenant"), Json.required(body, "clientId"), set(body, "permissions"));
                    return body;
                })
                .post("/role-assignments", (context, body) -> {
                    directory.assign(Json.required(body, "tenant"), principal(Json.required(body, "principal")), Json.required(body, "clientId"), set(body, "roles"));
                    return body;
                })
                .post("/keys/rotate", (context, body) -> {
                    entra.rotateKeys();
                    entra.botFramework().rotateKeys();
                    return body;
                })
                .post("/keys/withdraw-old", (context, body) -> {
                    entra.withdrawOldKeys();
                    entra.botFramework().withdrawOldKeys();
                    return body;
                })
                .post("/bot-tokens", (context, body) -> new JsonObject().put("token", token(body)))
                .get("/exchanges", (context, body) -> Json.array(entra.exchanges().all().stream().map(Exchange::toJson).toList()))
                .delete("/exchanges", (context, body) -> {
                    entra.exchanges().forget();
                    return body;
                });
    }

    private Tenant tenant(JsonObject body) {
        String name = Json.required(body, "name");
        String domain = Json.text(body, "domain").orElse(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") + ".onmicrosoft.com");
        return directory.add(new Tenant(Json.text(body, "id").orElseGet(EntraControl::newId), name, domain));
    }

    private Person person(JsonObject body) {
        String id = Json.text(body, "id").orElseGet(EntraControl::newId);
        String name = Json.required(body, "name");
        String signIn = Json.required(body, "userPrincipalName");
        var tenant = directory.tenant(Json.required(body, "tenant")).orElseThrow(() -> new NoSuchElementException("No such tenant: " + body.getString("tenant")));
        return directory.add(switch (Json.text(body, "standing").map(word -> Person.Standing.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Person.Standing.MEMBER)) {
            case GUEST -> Person.guest(id, tenant, name, signIn);
            case Person.Standing standing -> new Person(id, tenant.id(), name, signIn, Json.text(body, "mail").orElse(signIn), standing);
        });
    }

    private AppRegistration app(JsonObject body) {
        return directory.add(new AppRegistration(Json.text(body, "clientId").orElseGet(EntraControl::newId), Json.required(body, "tenant"),
                Json.required(body, "name"), set(body, "secrets"), body.getBoolean("multiTenant", false), set(body, "redirectUris"), set(body, "appRoles"),
                set(body, "expiredSecrets"), set(body, "certificates"), set(body, "graphPermissions")));
    }

    private String principal(String named) {
        return directory.app(named).map(AppRegistration::clientId).orElseGet(() -> directory.requirePerson(named).id());
    }

    private String token(JsonObject body) {
        String bot = Json.required(body, "botAppId");
        String serviceUrl = Json.required(body, "serviceUrl");
        if (body.containsKey("claims") || body.containsKey("headers")) {
            return entra.botFramework().withClaims(bot, serviceUrl, members(body, "claims"), members(body, "headers"));
        }
        return Json.text(body, "forgery").map(name -> entra.botFramework().forged(Forgery.valueOf(name), bot, serviceUrl))
                .orElseGet(() -> entra.botFramework().token(bot, serviceUrl));
    }

    /** Null stands for leaving the member out. */
    private static Map<String, Object> members(JsonObject body, String field) {
        return body.getJsonObject(field, new JsonObject()).getMap();
    }

    private static Set<String> set(JsonObject body, String field) {
        return new TreeSet<>(Json.texts(body, field));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static JsonObject json(Tenant tenant) {
        return new JsonObject().put("id", tenant.id()).put("name", tenant.name()).put("domain", tenant.domain());
    }

    private static JsonObject json(Person person) {
        return new JsonObject().put("id", person.id()).put("tenant", person.tenantId()).put("name", person.name())
                .put("userPrincipalName", person.userPrincipalName()).put("mail", person.mail()).put("standing", person.standing().name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject json(AppRegistration app) {
        return new JsonObject().put("clientId", app.clientId()).put("tenant", app.tenantId()).put("name", app.name())
                .put("multiTenant", app.multiTenant()).put("redirectUris", Json.array(app.redirectUris())).put("appRoles", Json.array(app.appRoles()))
                .put("graphPermissions", Json.array(app.graphPermissions())).put("certificates", app.certificates().size());
    }
}
