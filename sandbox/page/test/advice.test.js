import assert from "node:assert/strict";
import { test } from "node:test";
import { standingOf } from "../src/guide/standing.js";
import { adviceOf } from "../src/journey/advice.js";

const payments = { id: "S", name: "Payments API", htmlUrl: "https://acme.example/S" };
const incident = { id: "I", number: 1, status: "triggered", service: { id: "S", summary: "Payments API" } };
const summary = { text: "No conversation shows it.", next: "Write @Muster connect.", act: "connect" };

function stands(linked, mappings = []) {
  const kim = { id: "k", name: "Kim Moreau", userPrincipalName: "kim@contoso.example", personalChat: "a:kim", linked };
  const channels = [{ id: "alerts", name: "Alerts", type: "standard", installed: true, members: ["k"] }];
  const state = { people: [kim], chats: [], teams: [{ id: "g", name: "Payments", channels }], pagerduty: { services: [payments] }, mappings };
  return standingOf({ state, address: {} }, Date.now());
}

test("who is not linked is offered the next small act, which is linking", () => {
  const { text, label, prepared } = adviceOf(stands(false), summary, incident);
  assert.equal(text, "Link your account first, then connect Payments API to a channel.");
  assert.equal(label, "Prepare linkUser");
  assert.equal(prepared.where, "a:kim");
});

test("who is linked is offered the message that connects the incident's own service, and told what becomes of this incident", () => {
  const { text, label, prepared } = adviceOf(stands(true), summary, incident);
  assert.match(text, /As for this one, its card comes with its next change while it is open, or at once with Show them on Muster's answer/);
  assert.equal(label, "Prepare @Muster connect");
  assert.deepEqual(prepared, { view: "teams", who: "kim@contoso.example", where: "alerts", draft: "connect https://acme.example/S" });
});

test("an incident that is over gets no card any more", () => {
  assert.match(adviceOf(stands(true), summary, { ...incident, status: "resolved" }).text, /This one is over and gets none/);
});

test("once its service is connected the advice is no longer to connect it", () => {
  const { text, label, prepared } = adviceOf(stands(true, [{ conversation: "alerts", service: "Payments API" }]), summary, incident);
  assert.match(text, /^Payments API is connected by now, after this one came\. Its card comes with its next change/);
  assert.equal(label, "Prepare connect … open");
  assert.equal(prepared.draft, "connect https://acme.example/S open");
});

test("any other advice is the sandbox's own", () => {
  assert.deepEqual(adviceOf(stands(true), { text: "", next: "Wait a moment.", act: "" }, incident), { text: "Wait a moment." });
});
