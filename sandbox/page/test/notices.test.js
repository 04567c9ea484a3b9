import assert from "node:assert/strict";
import { test } from "node:test";
import { isOver } from "../src/live/notices.js";

const asked = { tone: "plain", text: "Asked for.", ofButton: true };

test("what was answered to a press goes once the button is gone and the message tells the outcome", () => {
  assert.equal(isOver(asked, { card: { type: "AdaptiveCard" } }), false);
  assert.equal(isOver(asked, { card: null, text: "Shown." }), true);
});

test("what came of another deed stays, on a message without a card as well", () => {
  assert.equal(isOver({ tone: "refused", text: "Not deleted." }, { card: null }), false);
  assert.equal(isOver(asked, undefined), false);
});
