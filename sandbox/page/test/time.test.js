import assert from "node:assert/strict";
import { test } from "node:test";
import { age, duration } from "../src/base/time.js";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const ago = (millis) => new Date(NOW - millis).toISOString();

for (const [millis, words] of [
  [0, "just now"],
  [4_999, "just now"],
  [5_000, "5 s ago"],
  [59_999, "59 s ago"],
  [60_000, "1 min ago"],
  [3_599_999, "59 min ago"],
  [3_600_000, "1 h ago"],
  [86_400_000, "1 d ago"],
  [-3_000, "just now"],
]) {
  test(`a moment ${millis} ms ago was ${words}`, () => assert.equal(age(ago(millis), NOW), words));
}

test("something that is no moment has no age", () => {
  assert.equal(age("soon", NOW), "");
});

for (const [millis, words] of [
  [0, "0 ms"],
  [999, "999 ms"],
  [1_240, "1.2 s"],
  [12_400, "12 s"],
  [60_000, "1 min"],
  [184_000, "3 min 4 s"],
  [3_600_000, "1 h"],
  [3_900_000, "1 h 5 min"],
]) {
  test(`${millis} ms are ${words}`, () => assert.equal(duration(millis), words));
}
