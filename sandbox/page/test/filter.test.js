import assert from "node:assert/strict";
import { test } from "node:test";
import { belongs, emptyWords, filterFor, movedWords } from "../src/pagerduty/filter.js";

const open = { status: "acknowledged" };
const over = { status: "resolved" };

test("a resolved incident is not listed among the open ones, nor an open one among the resolved", () => {
  assert.deepEqual(["open", "resolved", "all"].map((filter) => belongs(over, filter)), [false, true, true]);
  assert.deepEqual(["open", "resolved", "all"].map((filter) => belongs(open, filter)), [true, false, true]);
});

test("an incident that somebody goes to is found under the present filter or under its own", () => {
  assert.equal(filterFor(over, "all"), "all");
  assert.equal(filterFor(over, "open"), "resolved");
  assert.equal(filterFor(open, "resolved"), "open");
});

test("an incident that left the list is told with who brought it about, where that is known", () => {
  assert.equal(movedWords({ status: "resolved", resolvedBy: "Tobi Okafor" }), "was resolved by Tobi Okafor.");
  assert.equal(movedWords({ status: "resolved", resolvedBy: null }), "was resolved.");
  assert.equal(movedWords({ status: "triggered" }), "is open again.");
});

test("an empty list promises no card while nothing is connected", () => {
  assert.match(emptyWords("open", false).text, /no service is connected to a channel yet, so no card comes/);
  assert.match(emptyWords("all", false).text, /no card comes/);
  assert.match(emptyWords("open", true).text, /see where Muster shows it/);
  assert.equal(emptyWords("resolved", false).title, "Nothing was resolved yet");
});
