import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep, preparationOf } from "../src/guide/steps.js";

const kim = { id: "k", name: "Kim", userPrincipalName: "kim@contoso.example", personalChat: "a:kim", linked: true };
const tobi = { id: "t", name: "Tobi", userPrincipalName: "tobi@contoso.example", personalChat: "a:tobi", linked: false };
const channel = (id, name, installed) => ({ id, name, type: "standard", installed, members: ["k", "t"] });
const state = {
  bot: { name: "Muster" },
  people: [tobi, kim],
  chats: [],
  teams: [{ id: "g", name: "Payments", channels: [channel("g", "General", true), channel("other", "Other", false), channel("alerts", "Alerts", true)] }],
  pagerduty: { services: [{ id: "S", name: "Payments API", htmlUrl: "https://acme.example/S" }] },
  mappings: [{ conversation: "alerts", service: "S" }],
};
const open = { id: "I2", number: 2, title: "Late", status: "triggered" };
const taken = { id: "I1", number: 1, title: "Slow", status: "acknowledged" };

test("the next step is the first that is not done", () => {
  assert.equal(nextStep([{ id: "link", done: true }, { id: "connect", done: false }]).id, "connect");
  assert.equal(nextStep([{ id: "link", done: true }]), undefined);
});

test("linking is prepared in one's own chat", () => {
  assert.deepEqual(preparationOf("link", { state, address: { who: "tobi@contoso.example" } }), { view: "teams", who: "tobi@contoso.example", where: "a:tobi", draft: "linkUser" });
});

test("connecting is prepared as somebody linked, in a channel that has Muster and is not the general one", () => {
  assert.deepEqual(preparationOf("connect", { state, address: { who: "tobi@contoso.example" } }), { view: "teams", who: "kim@contoso.example", where: "alerts", draft: "connect https://acme.example/S" });
});

test("triggering opens the form and triggers nothing", () => {
  assert.deepEqual(preparationOf("trigger", { state, address: {} }), { view: "pagerduty", panel: "trigger" });
});

test("acknowledging points at the button of an open incident's card", () => {
  const prepared = preparationOf("acknowledge", { state, incidents: [taken, open], address: {} });
  assert.deepEqual(prepared.point, { incident: open, button: "Acknowledge" });
  assert.equal(prepared.where, "alerts");
});

test("resolving points at an acknowledged incident first", () => {
  assert.deepEqual(preparationOf("resolve", { state, incidents: [open, taken], address: {} }).point, { incident: taken, button: "Resolve" });
});

test("without an open incident the form that triggers one is opened", () => {
  assert.deepEqual(preparationOf("resolve", { state, incidents: [], address: {} }).panel, "trigger");
});
