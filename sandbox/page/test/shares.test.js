import assert from "node:assert/strict";
import { test } from "node:test";
import { shares } from "../src/journey/shares.js";

const span = (name, startMillis, durationMillis) => ({ name, service: "bot-gateway", startMillis, durationMillis });

test("the parts of a hop are shares of its whole length, in the order in which they began", () => {
  const { parts, total } = shares([span("store", 1060, 20), span("whole", 1000, 100)]);
  assert.equal(total, 100);
  assert.deepEqual(parts.map(({ name, begin, share }) => [name, begin, share]), [["whole", 0, 1], ["store", 0.6, 0.2]]);
});

test("of very many parts the longest are kept, and the others counted", () => {
  const { parts, left } = shares(Array.from({ length: 20 }, (_, index) => span(`${index}`, index, index)));
  assert.equal(parts.length, 12);
  assert.equal(left, 8);
  assert.equal(parts.at(-1).name, "19");
});

test("work that took no time is one bar, not a division by zero", () => {
  assert.deepEqual(shares([span("quick", 5, 0)]).parts.map(({ begin, share }) => [begin, share]), [[0, 1]]);
});
