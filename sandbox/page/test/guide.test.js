import assert from "node:assert/strict";
import { test } from "node:test";
import { actOf, afterAll } from "../src/guide/acts.js";
import { standingOf } from "../src/guide/standing.js";
import { nextStep } from "../src/guide/steps.js";

const AT = Date.parse("2026-11-21T10:00:00Z");
const LATER = "2026-11-21T10:10:00Z";
const kim = { id: "k", name: "Kim Moreau", userPrincipalName: "kim@contoso.example", personalChat: "a:kim", linked: false };
const tobi = { id: "t", name: "Tobi Okafor", userPrincipalName: "tobi@contoso.example", personalChat: "a:tobi", linked: false };
const linked = (person) => ({ ...person, linked: true, linkedAs: person.name });
const channel = (id, name, installed) => ({ id, name, type: "standard", installed, members: ["k", "t"] });
const payments = { id: "S", name: "Payments API", htmlUrl: "https://acme.example/S" };
const orders = { id: "O", name: "Orders", htmlUrl: "https://acme.example/O" };
const mapped = [{ conversation: "alerts", service: "Payments API" }];
const open = { id: "I2", number: 2, title: "Late", status: "triggered", service: { id: "S", summary: "Payments API" }, createdAt: "2026-11-21T09:00:00Z" };
const taken = { ...open, id: "I1", number: 1, title: "Slow", status: "acknowledged" };
const link = { type: "AdaptiveCard", body: [{ type: "TextBlock", text: "until {{TIME(2026-11-21T10:05:00Z)}}" }, { type: "ActionSet", actions: [{ type: "Action.OpenUrl", title: "Link your Acme account", url: "https://muster.example/link/x" }] }] };
const said = (author, text, card) => ({ id: `${author} ${text}`, conversation: "a:kim", author, text, card, at: "2026-11-21T09:59:00Z" });

function stands({ people = [kim, tobi], mappings = [], services = [payments, orders], who = "kim@contoso.example", where = "alerts", at = AT, chat = [], guide = [], ...more } = {}) {
  const state = {
    bot: { name: "Muster" },
    people,
    chats: [],
    teams: [{ id: "g", name: "Payments", channels: [channel("g", "General", true), channel("other", "Other", false), channel("alerts", "Alerts", true)] }],
    pagerduty: { services },
    mappings,
    guide,
  };
  const person = people.find((one) => one.userPrincipalName === who);
  return standingOf({ state, address: { who, where }, chat: { as: person.id, list: chat }, ...more }, at);
}

const act = (id, now, done = false) => actOf({ id, done, title: "", text: "" }, now);

test("the next step is the first that is not done", () => {
  assert.equal(nextStep([{ id: "link", done: true }, { id: "connect", done: false }]).id, "connect");
  assert.equal(nextStep([{ id: "link", done: true }]), undefined);
});

test("what the page knows no better is told in the step's own words", () => {
  assert.deepEqual(actOf({ id: "connect", title: "Connect a service", text: "Shown in Alerts.", done: true }, stands({ mappings: mapped })), { title: "Connect a service", text: "Shown in Alerts." });
  assert.equal(actOf({ id: "link", title: "Link", text: "Your link was removed. Write linkUser.", done: false }, stands()).text, "Your link was removed. Write linkUser.");
});

test("who is not linked is named, and who else is", () => {
  assert.equal(act("link", stands()).title, "Kim Moreau isn't linked yet");
  assert.equal(act("link", stands({ people: [linked(kim), tobi], who: tobi.userPrincipalName })).title, "Tobi Okafor isn't linked yet, Kim Moreau is");
});

test("where another is linked, going on as this one is offered", () => {
  const { other } = act("link", stands({ people: [linked(kim), tobi], who: tobi.userPrincipalName }));
  assert.deepEqual(other, { label: "Be Kim Moreau", prepared: { who: "kim@contoso.example" } });
});

test("linking goes from writing to sending to the card's button to PagerDuty's tab", () => {
  const chat = [said("k", "linkUser"), said("28:bot", null, link)];
  assert.deepEqual(act("link", stands()).prepared, { view: "teams", who: "kim@contoso.example", where: "a:kim", draft: "linkUser" });
  assert.equal(act("link", stands({ drafts: { "a:kim": "linkUser" } })).title, "Send it");
  assert.equal(act("link", stands({ chat: chat.slice(0, 1) })).title, "Muster is answering");
  assert.deepEqual(act("link", stands({ chat })).prepared.point, { message: "28:bot null", button: "Link your Acme account" });
  assert.equal(act("link", stands({ chat })).title, "Press Link your Acme account on the card");
  assert.equal(act("link", stands({ chat, opened: "https://muster.example/link/x" })).title, "Go on in the tab that opened");
});

test("a link that works no more is not pointed at", () => {
  const chat = [{ ...said("k", "linkUser"), at: LATER }, { ...said("28:bot", null, link), at: LATER }];
  assert.equal(act("link", stands({ chat, at: Date.parse(LATER) })).title, "Read Muster's answer");
});

test("what was asked long ago is asked anew", () => {
  assert.equal(act("link", stands({ chat: [said("k", "linkUser")], at: Date.parse(LATER) })).label, "Link your account");
});

test("connecting is prepared in a channel that has Muster and is not the general one", () => {
  const now = stands({ people: [linked(kim), tobi] });
  assert.deepEqual(act("connect", now).prepared, { view: "teams", who: "kim@contoso.example", where: "alerts", draft: "connect https://acme.example/S" });
});

test("who is not linked is told to link before connecting", () => {
  const { title, prepared } = act("connect", stands());
  assert.equal(title, "First link your account");
  assert.equal(prepared.draft, "linkUser");
});

test("connecting goes from writing to sending to the answer", () => {
  const people = [linked(kim), tobi];
  const question = said("k", "<at>Muster</at> connect https://acme.example/S");
  assert.equal(act("connect", stands({ people, drafts: { alerts: "connect https://acme.example/S" } })).wanted, "send");
  assert.equal(act("connect", stands({ people, messages: { of: "alerts", list: [question] } })).title, "Muster is answering");
  assert.equal(act("connect", stands({ people, messages: { of: "alerts", list: [question, said("28:bot", "Not connected")] } })).title, "Read Muster's answer");
});

test("no card is promised while nothing is connected, and connecting is offered", () => {
  const { title, prepared } = act("trigger", stands({ people: [linked(kim), tobi] }));
  assert.equal(title, "First connect a service");
  assert.equal(prepared.draft, "connect https://acme.example/S");
});

test("an incident that came while nothing was connected is named, with when its card comes", () => {
  const now = { incidents: [{ ...open, service: { id: "O", summary: "Orders" } }] };
  const { title, text, prepared } = act("trigger", stands({ ...now, people: [linked(kim), tobi] }));
  assert.equal(title, "#2 has no card yet");
  assert.match(text, /with its next change while it is open, or at once with Show them/);
  assert.equal(prepared.draft, "connect https://acme.example/O");
  assert.equal(act("trigger", stands(now)).text, "No channel is connected to Orders. Link your account first, then connect one.");
});

test("no card is promised for a service that is not connected", () => {
  const now = stands({ people: [linked(kim)], mappings: mapped, panel: "trigger", triggering: "Orders" });
  assert.equal(act("trigger", now).title, "Orders isn't connected, so no card would come");
  assert.equal(act("trigger", now).prepared.draft, "connect https://acme.example/O");
});

test("triggering goes from the form to its button to the card that is on its way", () => {
  const now = { people: [linked(kim)], mappings: mapped };
  assert.deepEqual(act("trigger", stands(now)).prepared, { view: "pagerduty", panel: "trigger" });
  assert.equal(act("trigger", stands({ ...now, panel: "trigger", triggering: "Payments API" })).wanted, "trigger-send");
  assert.equal(act("trigger", stands({ ...now, panel: "trigger", busy: { trigger: true } })).title, "PagerDuty takes it in");
  assert.equal(act("trigger", stands({ ...now, incidents: [{ ...open, createdAt: "2026-11-21T09:59:58Z" }] })).title, "The card is on its way");
});

test("incidents that came before their service was connected are to be shown before another one is triggered", () => {
  const since = "2026-11-21T09:30:00Z";
  const guide = [{ id: "trigger", done: false }];
  const now = { people: [linked(kim)], mappings: [{ conversation: "alerts", service: "Payments API", since }], guide };
  const one = act("trigger", stands({ ...now, incidents: [open] }));
  assert.equal(one.title, "#2 waits for its card");
  assert.equal(one.text, "It came before Payments API was connected. Press Show them on Muster's answer in Alerts.");
  assert.equal(one.label, "Show me the button");
  assert.equal(one.prepared.point.button, "Show them");
  assert.equal(one.other.prepared.panel, "trigger");
  const two = stands({ ...now, incidents: [open, taken, { ...open, id: "I0", status: "resolved" }] });
  assert.equal(act("trigger", two).title, "2 open incidents wait for their cards");
  assert.equal(act("acknowledge", two).title, "2 open incidents wait for their cards");
  assert.equal(act("trigger", stands({ ...now, incidents: [{ ...open, createdAt: "2026-11-21T09:40:00Z" }] })).label, "Open the form");
  assert.equal(act("trigger", stands({ ...now, incidents: [open], drafts: { alerts: "connect https://acme.example/S open" } })).title, "Send it");
});

test("acknowledging points at the button of an open incident's card", () => {
  const { prepared } = act("acknowledge", stands({ people: [linked(kim)], mappings: mapped, incidents: [taken, open] }));
  assert.deepEqual(prepared.point, { incident: open, button: "Acknowledge" });
  assert.equal(prepared.where, "alerts");
});

test("resolving points at the newest incident that is not over", () => {
  const over = { ...open, id: "I3", status: "resolved" };
  const { prepared } = act("resolve", stands({ people: [linked(kim)], mappings: mapped, incidents: [over, taken, open] }));
  assert.deepEqual(prepared.point, { incident: taken, button: "Resolve" });
});

test("the incident that the step names is the one that is pointed at", () => {
  const now = stands({ people: [linked(kim)], mappings: mapped, incidents: [open, { ...open, id: "I0", title: "Early" }] });
  assert.equal(actOf({ id: "acknowledge", title: "", text: "On the card of “Early”, press Acknowledge.", done: false }, now).prepared.incident, "I0");
});

test("without an open incident that has a card, the form that triggers one is opened", () => {
  const elsewhere = { ...open, service: { id: "O", summary: "Orders" } };
  assert.equal(act("resolve", stands({ people: [linked(kim)], mappings: mapped, incidents: [elsewhere] })).prepared.panel, "trigger");
});

test("when all is done, being somebody who is not linked is offered", () => {
  assert.equal(afterAll(stands({ people: [linked(kim), tobi] })).label, "Be Tobi Okafor");
  assert.equal(afterAll(stands({ people: [linked(kim), linked(tobi)] })).label, "Rehearse a storm");
});
