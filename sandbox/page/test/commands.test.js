import assert from "node:assert/strict";
import { test } from "node:test";
import { suggest } from "../src/teams/commands.js";

const state = {
  pagerduty: { services: [{ name: "Payments API", htmlUrl: "https://acme.pagerduty.com/service-directory/P1" }] },
  mappings: [{ conversation: "19:alerts", service: "Payments API" }],
};
const texts = (typed) => suggest(typed, state).map((command) => command.text);

test("what was begun is completed, a service by its address", () => {
  assert.deepEqual(texts("con"), ["connect https://acme.pagerduty.com/service-directory/P1"]);
});

test("a service is found by its name", () => {
  assert.deepEqual(texts("payments"), ["connect https://acme.pagerduty.com/service-directory/P1", "disconnect https://acme.pagerduty.com/service-directory/P1"]);
});

test("only what is shown somewhere can be disconnected", () => {
  assert.deepEqual(suggest("payments", { ...state, mappings: [] }).map((command) => command.text), ["connect https://acme.pagerduty.com/service-directory/P1"]);
});

test("nothing typed shows all, linking first", () => {
  assert.equal(texts("")[0], "linkUser");
  assert.ok(texts("").includes("help"));
});

test("a command typed in full is not suggested again", () => {
  assert.deepEqual(texts("linkUser"), []);
});

test("other words get no suggestion", () => {
  assert.deepEqual(texts("good morning"), []);
});
