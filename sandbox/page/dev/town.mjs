// The people, places and incidents that the page is developed with: what the sandbox answers, recorded and shortened.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CARDS = fileURLToPath(new URL("../../../bot-gateway/src/test/resources/cards/", import.meta.url));

/** A card as bot-gateway makes it, with the title and number of an incident. */
export function card(name, incident) {
  const text = readFileSync(`${CARDS}${name}.json`, "utf8");
  const now = new Date().toISOString();
  return JSON.parse(text.replaceAll("Checkout latency above 2 s for 5 minutes", incident.title).replaceAll("#4711", `#${incident.number}`).replaceAll("Payments API", incident.service.summary).replace(/\{\{TIME\([^)]*\)\}\}/g, `{{TIME(${now.slice(0, 19)}Z)}}`));
}

const KIM = "11111111-0000-4000-8000-000000000001";
const TOBI = "11111111-0000-4000-8000-000000000002";
const ALEX = "11111111-0000-4000-8000-000000000003";

/** The world at its first minute. */
export function town() {
  const alerts = "19:payments-alerts@thread.tacv2";
  return {
    alerts,
    state: {
      muster: { services: ["webhook-ingest", "identity-linking", "channel-mapping", "bot-gateway", "graph-actions"].map((name) => ({ name, ready: true, url: "http://127.0.0.1" })) },
      tenant: { id: "t", name: "Contoso" },
      bot: { name: "Muster", appId: "bot" },
      people: [
        { id: KIM, name: "Kim Moreau", userPrincipalName: "kim@contoso.example", personalChat: "a:kim", linked: false, linkedAs: null, pagerDutyUserId: null },
        { id: TOBI, name: "Tobi Okafor", userPrincipalName: "tobi@contoso.example", personalChat: "a:tobi", linked: false, linkedAs: null, pagerDutyUserId: null },
        { id: ALEX, name: "Alex Lindqvist", userPrincipalName: "alex@contoso.example", personalChat: null, linked: false, linkedAs: null, pagerDutyUserId: null },
      ],
      teams: [
        {
          id: "19:payments@thread.tacv2",
          name: "Payments",
          channels: [
            { id: "19:payments@thread.tacv2", name: "General", type: "standard", installed: true, members: [KIM, TOBI, ALEX] },
            { id: alerts, name: "Payments alerts", type: "standard", installed: true, members: [KIM, TOBI, ALEX] },
            { id: "19:leads@thread.tacv2", name: "Leads", type: "private", installed: false, members: [KIM, TOBI] },
          ],
        },
      ],
      chats: [{ id: "19:war-room@thread.v2", topic: "Night shift", members: [KIM, TOBI] }],
      pagerduty: {
        subdomain: "acme",
        services: [
          { id: "PSVC1", name: "Payments API", htmlUrl: "https://acme.pagerduty.com/service-directory/PSVC1" },
          { id: "PSVC2", name: "Orders", htmlUrl: "https://acme.pagerduty.com/service-directory/PSVC2" },
        ],
        users: [
          { id: "PU1", name: "Kim Moreau", email: "kim@acme.example.com", role: "admin" },
          { id: "PU2", name: "Tobi Okafor", email: "tobi@acme.example.com", role: "limited_user" },
        ],
        priorities: ["P1", "P2", "P3", "P4", "P5"].map((name) => ({ id: name, name })),
        onCall: [
          { policy: "Payments escalation", level: 1, user: "Kim Moreau" },
          { policy: "Payments escalation", level: 2, user: "Tobi Okafor" },
        ],
      },
      mappings: [],
      guide: [
        { id: "link", title: "Link your account", text: "Write linkUser to Muster in Kim's own chat, then follow the link.", done: false },
        { id: "connect", title: "Connect a service", text: "In Payments alerts, write connect and the address of the service.", done: false },
        { id: "trigger", title: "Trigger an incident", text: "Trigger one in PagerDuty, and watch the card arrive in the channel.", done: false },
        { id: "acknowledge", title: "Acknowledge", text: "Press Acknowledge on the card. PagerDuty shows that it was Kim.", done: false },
        { id: "resolve", title: "Resolve", text: "Press Resolve on the card: it shrinks, and stays as a record.", done: false },
      ],
    },
    messages: [],
    incidents: [],
    journeys: {},
  };
}
