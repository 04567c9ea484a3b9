import assert from "node:assert/strict";
import { test } from "node:test";
import { standingOf } from "../src/guide/standing.js";
import { adviceOf } from "../src/journey/advice.js";

const payments = { id: "S", name: "Payments API", htmlUrl: "https://acme.example/S" };
const incident = { id: "I", number: 1, status: "triggered", service: { id: "S", summary: "Payments API" } };
const summary = { text: "No conversation shows it.", next: "Write @Muster connect.", act: "connect" };

function stands(linked, mappings = [], messages = undefined) {
  const kim = { id: "k", name: "Kim Moreau", userPrincipalName: "kim@contoso.example", personalChat: "a:kim", linked };
  const channels = [{ id: "alerts", name: "Alerts", type: "standard", installed: true, members: ["k"] }];
  const state = { people: [kim], chats: [], teams: [{ id: "g", name: "Payments", channels }], pagerduty: { services: [payments] }, mappings };
  return standingOf({ state, address: {}, messages: messages && { of: "alerts", list: messages } }, Date.now());
}

test("who is not linked is offered the next small act, which is linking", () => {
  const { text, label, prepared } = adviceOf(stands(false), summary, incident);
  assert.equal(text, "Link your account first, then connect Payments API to a channel.");
  assert.equal(label, "Link your account");
  assert.equal(prepared.where, "a:kim");
});

test("who is linked is offered the message that connects the incident's own service, and told what becomes of this incident", () => {
  const { text, label, prepared } = adviceOf(stands(true), summary, incident);
  assert.match(text, /As for this one, its card comes with its next change while it is open, or at once with Show them on Muster's answer/);
  assert.equal(label, "Connect Payments API");
  assert.deepEqual(prepared, { view: "teams", who: "kim@contoso.example", where: "alerts", draft: "connect https://acme.example/S" });
});

test("an incident that is over gets no card any more", () => {
  assert.match(adviceOf(stands(true), summary, { ...incident, status: "resolved" }).text, /This one is over and gets none/);
});

const mapped = [{ conversation: "alerts", service: "Payments API" }];
const answer = (address) => ({ id: "answer", author: "28:bot", card: { body: [{ type: "ActionSet", actions: [{ title: "Show them", data: { showOpen: address } }] }] } });

test("once its service is connected the advice is where, and to press Show them", () => {
  const { text, label, prepared } = adviceOf(stands(true, mapped), summary, incident);
  assert.equal(text, "By now Payments API is connected to Alerts. This one's card comes there with its next change, or at once. Press Show them on Muster's answer in Alerts.");
  assert.equal(label, "Show me the button");
  assert.equal(prepared.where, "alerts");
  assert.equal(prepared.draft, undefined);
  assert.equal(prepared.point.button, "Show them");
});

test("while the answer with its button stands there, that is where one is led; without it, a message asks for the same", () => {
  assert.equal(adviceOf(stands(true, mapped, [answer("https://acme.example/S?x=1")]), summary, incident).label, "Show me the button");
  const { text, label, prepared } = adviceOf(stands(true, mapped, [answer("https://acme.example/other")]), summary, incident);
  assert.match(text, /Ask Muster for them in Alerts\.$/);
  assert.equal(label, "Ask Muster for them");
  assert.equal(prepared.draft, "connect https://acme.example/S open");
});

test("who is not linked is told to link before pressing Show them", () => {
  const { text, label, prepared } = adviceOf(stands(false, mapped), summary, incident);
  assert.match(text, /By now Payments API is connected to Alerts\..* Link your account, then press Show them in Alerts\./);
  assert.equal(label, "Link your account");
  assert.equal(prepared.draft, "linkUser");
});

test("an incident that is over is not promised a card though its service is connected by now", () => {
  const { text, label } = adviceOf(stands(true, mapped), summary, { ...incident, status: "resolved" });
  assert.equal(text, "By now Payments API is connected to Alerts. This one is over and gets no card; the next ones do.");
  assert.equal(label, undefined);
});

test("any other advice is the sandbox's own", () => {
  assert.deepEqual(adviceOf(stands(true), { text: "", next: "Wait a moment.", act: "" }, incident), { text: "Wait a moment." });
});
