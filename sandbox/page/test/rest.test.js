import assert from "node:assert/strict";
import { test } from "node:test";
import { restOf } from "../src/teams/rest.js";

test("where the newest message fits, the conversation rests at its end", () => {
  assert.equal(restOf({ scrollHeight: 1000, clientHeight: 400 }, 700), 600);
});

test("a newest message that is taller than the room begins at the top", () => {
  assert.equal(restOf({ scrollHeight: 1000, clientHeight: 300 }, 550.6), 550);
});

test("what need not scroll does not", () => {
  assert.equal(restOf({ scrollHeight: 300, clientHeight: 300 }, 40), 0);
  assert.equal(restOf({ scrollHeight: 300, clientHeight: 400 }, undefined), 0);
});

test("a conversation without messages rests at its end", () => {
  assert.equal(restOf({ scrollHeight: 900, clientHeight: 400 }), 500);
});
