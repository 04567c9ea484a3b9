import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleTitle, isRehearsed } from "../src/pagerduty/examples.js";

test("no two incidents in a row are offered the same title, however many there are", () => {
  const incidents = [];
  for (let count = 0; count < 40; count++) {
    const title = exampleTitle(incidents);
    assert.notEqual(title, incidents[0]?.title);
    incidents.unshift({ title });
  }
  assert.ok(new Set(incidents.slice(0, 10).map((incident) => incident.title)).size === 10);
});

test("an incident of a storm is told from one that somebody triggered", () => {
  assert.equal(isRehearsed({ title: "Error rate above 5 % (12)" }), true);
  assert.equal(isRehearsed({ title: exampleTitle([]) }), false);
});
