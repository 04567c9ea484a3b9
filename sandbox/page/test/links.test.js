import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.location = { hash: "" };
const { meantBy } = await import("../src/live/links.js");
const known = { incidents: [{ id: "I1", htmlUrl: "https://acme.pagerduty.com/incidents/I1" }], state: { pagerduty: { services: [{ htmlUrl: "https://acme.pagerduty.com/service-directory/S1" }] } } };

test("the address of an incident means the incident on this page", () => {
  assert.deepEqual(meantBy("https://acme.pagerduty.com/incidents/I1", known), { incident: "I1" });
});

test("the address of a service means PagerDuty on this page", () => {
  assert.deepEqual(meantBy("https://acme.pagerduty.com/service-directory/S1", known), {});
});

test("any other address leads out", () => {
  assert.equal(meantBy("http://localhost:20912/link/x", known), undefined);
  assert.equal(meantBy("https://acme.pagerduty.com/incidents/I1", {}), undefined);
});
