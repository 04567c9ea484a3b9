import assert from "node:assert/strict";
import { test } from "node:test";
import { hasNews } from "../src/live/unread.js";

const kim = { id: "k" };
const LEFT = "2026-11-21T10:00:00Z";
const message = (at, more = {}) => ({ author: "28:bot", at, ...more });

test("a message that came after one left is news", () => {
  assert.equal(hasNews([message("2026-11-21T10:00:01Z")], kim, LEFT), true);
});

test("a card that only changed is no news, as when its Undo is taken away", () => {
  assert.equal(hasNews([message("2026-11-21T09:59:00Z", { edits: 3, editedAt: "2026-11-21T10:01:00Z" })], kim, LEFT), false);
});

test("one's own words and what was deleted are no news", () => {
  assert.equal(hasNews([message("2026-11-21T10:00:01Z", { author: "k" }), message("2026-11-21T10:00:02Z", { deletedAt: "2026-11-21T10:00:03Z" })], kim, LEFT), false);
});
