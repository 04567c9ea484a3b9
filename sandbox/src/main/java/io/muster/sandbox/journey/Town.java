package io.muster.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.world.Browser;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** The people of the journey and what is set up for them, through the same APIs that operators and people use. */
public final class Town {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Machine machine;
  private final Web web;
  private final Teams teams;
  private final PagerDuty pagerDuty;
  private final OperatorToken operator;
  private PagerDuty.App app;
  private String kim;
  private String kimsChat;
  private String channel;

  /**
   * Who and where in Teams, by id.
   *
   * @param kimsChat Kim's personal conversation with Muster
   * @param channel the channel in which incidents are shown
   */
  public record People(String kim, String kimsChat, String channel) {}

  /** A town on a running machine: the one that was set up before, where the machine was kept; otherwise nothing is set up yet. */
  public Town(Machine machine) {
    this.machine = machine;
    this.web = machine.web();
    this.teams = machine.teams();
    this.pagerDuty = machine.pagerDuty();
    this.operator = new OperatorToken(machine.microsoft());
    machine.remembered().ifPresent(known -> remember(known.people()));
  }

  /** Who and where, once Muster is installed. */
  public People people() {
    return new People(kim, kimsChat, channel);
  }

  private void remember(People known) {
    kim = known.kim();
    kimsChat = known.kimsChat();
    channel = known.channel();
  }

  /** An operator registers the PagerDuty account, connects it to the tenant and makes a sender, whose secret PagerDuty gives. */
  public void setUp() {
    JsonNode sender = setUpWith("Acme", "us", pagerDuty.registerApp(machine.linkingUrl() + "/oauth/pagerduty/callback"));
    giveSecret(sender, pagerDuty.subscribe(publicUrl(sender)));
  }

  /** As the other, for an account in which an app is registered already and whose webhook somebody else subscribes; the answer is the sender. */
  public JsonNode setUpWith(String title, String region, PagerDuty.App registered) {
    app = registered;
    connectAccount(pagerDuty.subdomain());
    registerAccount(title, region);
    return sender(pagerDuty.subdomain(), Optional.empty());
  }

  private void giveSecret(JsonNode sender, String secret) {
    api("webhook-ingest", "PUT", "/api/senders/" + sender.path("senderId").asText() + "/secret", Map.of("secret", secret));
  }

  /** Muster's registration in the PagerDuty account, once it is set up. */
  public PagerDuty.App app() {
    return app;
  }

  /** People come to Teams, Tobi as the tenant's administrator, and Muster is installed in their team and in Kim's and Tobi's personal scope. */
  public void installMuster() {
    kim = machine.microsoft().person("Kim Moreau", "kim@contoso.example");
    String tobi = machine.microsoft().administrator("Tobi Okafor", "tobi@contoso.example");
    String team = teams.team(machine.microsoft().tenant(), "Payments", List.of(kim, tobi));
    channel = teams.channel(team, "Payments alerts");
    teams.install(kim, channel);
    kimsChat = teams.installPersonally(kim);
    teams.installPersonally(tobi);
  }

  /** Kim types {@code linkUser}, follows the private link in a browser and allows Muster in PagerDuty; the answer is what the last page says. */
  public String linkKim() {
    teams.say(kim, kimsChat, "linkUser");
    String link = Await.appears("private link in Kim's chat", PATIENCE, () -> linkIn(kimsChat));
    Browser browser = new Browser(web);
    browser.open(link).submit(Map.of());
    browser.submit(Map.of("user", pagerDuty.userId("kim@acme.example.com"), "decision", "allow"));
    if (browser.status() != 200) {
      throw new JourneyFailure("Linking ended on an error page: " + browser.text());
    }
    return browser.text();
  }

  /**
   * Kim connects the service in the channel; the answer is what Muster says. That Kim is linked travels to channel-mapping by itself, so a first try may come
   * too early: Kim then asks again, as people do.
   */
  public String connectService() {
    return Await.appears("service connected in the channel", PATIENCE, () -> Optional.of(askToConnect()).filter(answer -> somethingIsMapped()));
  }

  private boolean somethingIsMapped() {
    return !api("channel-mapping", "GET", "/api/mappings?tenant=" + machine.microsoft().tenant(), null).isEmpty();
  }

  private String askToConnect() {
    int before = teams.messages(channel, Optional.empty()).size();
    teams.say(kim, channel, "connect " + pagerDuty.servicePage());
    return Await.appears(
        "answer in the channel",
        PATIENCE,
        () -> teams.messages(channel, Optional.of(kim)).stream().skip(before).filter(message -> fromBot(message)).map(Town::words).filter(text -> !text.isBlank()).findFirst());
  }

  /** Connects an account to the tenant in channel-mapping. */
  public void connectAccount(String account) {
    api("channel-mapping", "PUT", "/api/connections/" + machine.microsoft().tenant() + "/pagerduty/" + account, Map.of());
  }

  /** Makes a sender for an account; without a secret it waits for one. */
  public JsonNode sender(String account, Optional<String> secret) {
    var body = new java.util.HashMap<String, Object>(Map.of("tool", "pagerduty", "account", account, "name", "Journey"));
    secret.ifPresent(text -> body.put("secret", text));
    return api("webhook-ingest", "POST", "/api/senders", body);
  }

  /** Where a tool delivers to a sender. */
  public String publicUrl(JsonNode sender) {
    return sender.path("url").asText();
  }

  /** Shows everything of a service in the channel, as an operator does over the API. */
  public void mapService(String account, String serviceId, String serviceName) {
    api(
        "channel-mapping",
        "POST",
        "/api/mappings",
        Map.of(
            "tenant", machine.microsoft().tenant(),
            "conversation", channel,
            "tool", "pagerduty",
            "account", account,
            "service", serviceId,
            "name", serviceName));
  }

  /** Calls a service's operator API as the administrator; the answer must be good. */
  public JsonNode api(String service, String method, String path, Object body) {
    return web.send(method, machine.service(service).url() + path, body, Map.of("Authorization", "Bearer " + operator.now())).expected(method + " " + path).json();
  }

  /** Kim's directory object id. */
  public String kim() {
    return kim;
  }

  /** Kim's personal conversation with Muster. */
  public String kimsChat() {
    return kimsChat;
  }

  /** The channel in which incidents are shown. */
  public String channel() {
    return channel;
  }

  /** The cards of the channel whose title is this one, as Kim sees them. */
  public List<Teams.Message> cards(String title) {
    return cards(channel, title);
  }

  /** The same in another conversation. */
  public List<Teams.Message> cards(String conversation, String title) {
    return teams.messages(conversation, Optional.of(kim)).stream()
        .filter(message -> message.raw().path("deletedAt").isNull() || message.raw().path("deletedAt").isMissingNode())
        .filter(message -> message.card().isObject() && message.card().path("body").toString().contains(title))
        .toList();
  }

  /** The one card of this title once it says all this; a plain failure when it does not, or when there are two. */
  public Teams.Message cardSays(String title, String... words) {
    return cardSays(PATIENCE, title, words);
  }

  /** As the other, within a time of one's own. */
  public Teams.Message cardSays(Duration within, String title, String... words) {
    return Await.appears(
        "card \"" + title + "\" that says " + String.join(", ", words),
        within,
        () -> {
          List<Teams.Message> cards = cards(title);
          if (cards.size() > 1) {
            throw new JourneyFailure("There are " + cards.size() + " cards for \"" + title + "\".");
          }
          return cards.stream().filter(card -> List.of(words).stream().allMatch(word -> card.card().toString().contains(word))).findFirst();
        });
  }

  private void registerAccount(String title, String region) {
    api(
        "identity-linking",
        "PUT",
        "/api/accounts/pagerduty/" + pagerDuty.subdomain(),
        Map.of("title", title, "region", region, "clientId", app.clientId(), "clientSecret", app.clientSecret()));
    Await.appears("reading of the PagerDuty account", PATIENCE, this::accountIsReadable);
  }

  private Optional<Boolean> accountIsReadable() {
    List<Boolean> readable = new CopyOnWriteArrayList<>();
    api("identity-linking", "GET", "/api/accounts", null).forEach(account -> readable.add(account.path("readable").asBoolean()));
    return readable.stream().filter(yes -> yes).findFirst();
  }

  private Optional<String> linkIn(String chat) {
    return teams.messages(chat, Optional.of(kim)).stream()
        .flatMap(message -> StreamSupport.stream(message.card().findValues("url").spliterator(), false))
        .map(JsonNode::asText)
        .filter(url -> url.contains("/link/"))
        .reduce((first, last) -> last);
  }

  private static boolean fromBot(Teams.Message message) {
    return message.raw().path("author").asText().startsWith("28:");
  }

  private static String words(Teams.Message message) {
    if (!message.text().isBlank()) {
      return message.text();
    }
    StringBuilder words = new StringBuilder();
    message.card().findValuesAsText("text").forEach(text -> words.append(words.isEmpty() ? "" : " ").append(text));
    return words.toString();
  }
}
