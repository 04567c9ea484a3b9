package io.muster.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import java.util.List;
import java.util.Map;

/** One Microsoft 365 tenant with Muster's app registrations: what an administrator of the tenant does in Entra. */
public final class Microsoft {
  private final Control entra;
  private final Web web;
  private final String address;
  private final String tenant;
  private final String name;
  private App bot;
  private App operators;

  /** An app registration. */
  public record App(String clientId, String secret) {}

  /** What must be known to meet the same tenant again. */
  public record Tenancy(String tenant, String name, App bot, App operators) {}

  /** Founds the tenant. */
  public Microsoft(Web web, JsonNode addresses, String name) {
    this.web = web;
    this.name = name;
    this.address = addresses.at("/entra/address").asText();
    this.entra = new Control(web, addresses.at("/entra/control").asText());
    this.tenant = entra.post("/tenants", Map.of("name", name)).path("id").asText();
  }

  /** Meets a tenant again that was founded and registered before. */
  public Microsoft(Web web, JsonNode addresses, Tenancy known) {
    this(web, addresses.at("/entra/address").asText(), known);
  }

  /**
   * Meets a tenant at its sign-in address.
   *
   * @param address without a tenant and without a slash at the end
   */
  public Microsoft(Web web, String address, Tenancy known) {
    this.web = web;
    this.name = known.name();
    this.address = address;
    this.entra = new Control(web, address + "/_standin");
    this.tenant = known.tenant();
    this.bot = known.bot();
    this.operators = known.operators();
  }

  /** What must be known to meet this tenant again, once Muster is registered. */
  public Tenancy tenancy() {
    return new Tenancy(tenant, name, bot, operators);
  }

  /** What the tenant is called. */
  public String name() {
    return name;
  }

  /** The tenant's directory id. */
  public String tenant() {
    return tenant;
  }

  /** Registers the bot, with what it may do in Graph, and Muster's own API with its roles. */
  public void registerMuster() {
    bot = app("Muster", "bot-secret-of-the-sandbox", Map.of("appRoles", List.of()));
    operators = app("Muster operators", "operator-secret-of-the-sandbox", Map.of("appRoles", List.of("administrator", "operator", "auditor")));
    entra.post("/graph-permissions", Map.of("tenant", tenant, "clientId", bot.clientId(), "permissions", List.of("Organization.Read.All")));
    entra.post("/role-assignments", Map.of("tenant", tenant, "principal", operators.clientId(), "clientId", operators.clientId(), "roles", List.of("administrator")));
  }

  /** The bot's registration. */
  public App bot() {
    return bot;
  }

  /** The registration that operators sign in to. */
  public App operators() {
    return operators;
  }

  /** Where operators' tokens come from, as OpenID Connect discovery finds it. */
  public String issuer() {
    return address + "/" + tenant + "/v2.0";
  }

  /** The sign-in address without a tenant. */
  public String login() {
    return address;
  }

  /** Adds a person; the answer is the directory object id. */
  public String person(String name, String userPrincipalName) {
    return entra.post("/people", Map.of("tenant", tenant, "name", name, "userPrincipalName", userPrincipalName)).path("id").asText();
  }

  /** Adds an administrator of the tenant, who may consent for everybody in it; the answer is the directory object id. */
  public String administrator(String name, String userPrincipalName) {
    return entra.post("/people", Map.of("tenant", tenant, "name", name, "userPrincipalName", userPrincipalName, "standing", "administrator")).path("id").asText();
  }

  /** An administrator's token for the services' operator APIs, got with client credentials. */
  public String operatorToken() {
    return web.form(
            address + "/" + tenant + "/oauth2/v2.0/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", operators.clientId(),
                "client_secret", operators.secret(),
                "scope", "api://" + operators.clientId() + "/.default"))
        .expected("the operator's sign-in")
        .json()
        .path("access_token")
        .asText();
  }

  private App app(String name, String secret, Map<String, ?> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.putAll(Map.of("tenant", tenant, "name", name, "secrets", List.of(secret), "redirectUris", List.of()));
    return new App(entra.post("/apps", body).path("clientId").asText(), secret);
  }
}
