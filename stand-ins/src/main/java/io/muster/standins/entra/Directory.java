package io.muster.standins.entra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What Entra knows: tenants, people, app registrations, and who was given which role. Safe for many threads. */
public final class Directory {
    /** The resource whose roles are Microsoft Graph's application permissions. */
    public static final String GRAPH = "https://graph.microsoft.com";

    /** The tenant {@code botframework.com}, where multi-tenant bots get their tokens. */
    public static final Tenant BOT_FRAMEWORK =
            new Tenant("d6d49420-f39b-4df7-a1dc-d59a935871db", "Bot Framework", "botframework.com");

    private record Assignment(String tenantId, String principalId, String resource) {
    }

    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, AppRegistration> apps = new LinkedHashMap<>();
    private final Map<Assignment, Set<String>> assigned = new LinkedHashMap<>();
    private final Set<String> consents = new TreeSet<>();
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();

    private Runnable changed = () -> { };

    /** A directory with the tenant {@code botframework.com} only. */
    public Directory() {
        add(BOT_FRAMEWORK);
    }

    /** A directory as it was. */
    Directory(DirectoryState was) {
        was.tenants().forEach(tenant -> tenants.put(tenant.id(), tenant));
        was.people().forEach(person -> people.put(person.id(), person));
        was.apps().forEach(app -> apps.put(app.clientId(), app));
        was.assigned().forEach(each -> assigned.put(new Assignment(each.tenantId(), each.principalId(), each.resource()), each.roles()));
        consents.addAll(was.consents());
    }

    synchronized DirectoryState state() {
        return new DirectoryState(tenants(), List.copyOf(people.values()), List.copyOf(apps.values()),
                assigned.entrySet().stream().map(each -> new DirectoryState.Assigned(each.getKey().tenantId(), each.getKey().principalId(), each.getKey().resource(), each.getValue())).toList(),
                Set.copyOf(consents));
    }

    /** Tells one follower of every change from now on. */
    synchronized void whenChanged(Runnable follower) {
        changed = follower;
    }

    /** Adds or replaces a tenant. */
    public synchronized Tenant add(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
        changed.run();
        return tenant;
    }

    /** Adds or replaces a person, whose tenant has to exist. */
    public synchronized Person add(Person person) {
        requireTenant(person.tenantId());
        people.put(person.id(), person);
        changed.run();
        followers.forEach(follower -> follower.accept(person.id()));
        return person;
    }

    /** Tells somebody the object id of each person who is added or changed from now on. */
    public void whenPersonChanges(Consumer<String> follower) {
        followers.add(follower);
    }

    /** Adds or replaces an app, whose home tenant has to exist. */
    public synchronized AppRegistration add(AppRegistration app) {
        requireTenant(app.tenantId());
        apps.put(app.clientId(), app);
        changed.run();
        return app;
    }

    /** An administrator of another tenant consents to a multi-tenant app: it becomes known there. */
    public synchronized void consent(String tenantId, String clientId) {
        requireTenant(tenantId);
        if (!requireApp(clientId).multiTenant()) {
            throw new IllegalStateException("The app " + clientId + " is for its home tenant only");
        }
        consents.add(tenantId + " " + clientId);
        changed.run();
    }

    /** Gives an app application permissions of Microsoft Graph in a tenant, as an administrator's consent does; replaces earlier ones. */
    public synchronized void grantGraph(String tenantId, String clientId, Set<String> permissions) {
        requireTenant(tenantId);
        requireApp(clientId);
        assigned.put(new Assignment(tenantId, clientId, GRAPH), new TreeSet<>(permissions));
        changed.run();
    }

    /** An administrator consents to what an app asks for: it is known in the tenant and has its permissions of Graph there. */
    public synchronized void consentToAll(String tenantId, String clientId) {
        var app = requireApp(clientId);
        if (!app.tenantId().equals(tenantId)) {
            consent(tenantId, clientId);
        }
        grantGraph(tenantId, clientId, app.graphPermissions());
    }

    /**
     * Assigns a person or an app (as a daemon) to roles of an app; replaces earlier ones.
     *
     * @param principalId object id of a person, or client id of an app
     * @throws IllegalArgumentException when the app does not declare a role
     */
    public synchronized void assign(String tenantId, String principalId, String clientId, Set<String> roles) {
        if (!requireApp(clientId).appRoles().containsAll(roles)) {
            throw new IllegalArgumentException("The app " + clientId + " declares only the roles " + new TreeSet<>(requireApp(clientId).appRoles()));
        }
        assigned.put(new Assignment(tenantId, principalId, clientId), new TreeSet<>(roles));
        changed.run();
    }

    /** The roles of a person or an app on a resource: {@link #GRAPH} or the client id of an app. */
    public synchronized List<String> roles(String tenantId, String principalId, String resource) {
        return List.copyOf(assigned.getOrDefault(new Assignment(tenantId, principalId, resource), Set.of()));
    }

    /** A tenant by id or domain. */
    public synchronized Optional<Tenant> tenant(String idOrDomain) {
        return tenants.values().stream().filter(tenant -> tenant.id().equals(idOrDomain) || tenant.domain().equalsIgnoreCase(idOrDomain)).findFirst();
    }

    /** An app by client id, wherever it is registered. */
    public synchronized Optional<AppRegistration> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    /** An app as a tenant knows it: registered there, or consented to; multi-tenant apps are known to {@code botframework.com}. */
    public synchronized Optional<AppRegistration> appIn(String tenantId, String clientId) {
        return app(clientId).filter(app -> app.tenantId().equals(tenantId) || consents.contains(tenantId + " " + clientId)
                || app.multiTenant() && tenantId.equals(BOT_FRAMEWORK.id()));
    }

    /** All apps, in the order added. */
    public synchronized List<AppRegistration> apps() {
        return List.copyOf(apps.values());
    }

    /** A person by object id. */
    public synchronized Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** A person by object id, sign-in name or (where no sign-in name is so) mail address. */
    public synchronized Person requirePerson(String idOrName) {
        return people.values().stream().filter(person -> person.id().equals(idOrName) || person.userPrincipalName().equalsIgnoreCase(idOrName))
                .findFirst().or(() -> people.values().stream().filter(person -> person.mail().equalsIgnoreCase(idOrName)).findFirst())
                .orElseThrow(() -> new NoSuchElementException("No such person: " + idOrName));
    }

    /** Everybody whose home is the tenant, in the order added. */
    public synchronized List<Person> people(String tenantId) {
        return people.values().stream().filter(person -> person.tenantId().equals(tenantId)).toList();
    }

    /** All tenants, in the order added. */
    public synchronized List<Tenant> tenants() {
        return List.copyOf(tenants.values());
    }

    private void requireTenant(String id) {
        if (!tenants.containsKey(id)) {
            throw new NoSuchElementException("No such tenant: " + id);
        }
    }

    private AppRegistration requireApp(String clientId) {
        return app(clientId).orElseThrow(() -> new NoSuchElementException("No such app: " + clientId));
    }
}
