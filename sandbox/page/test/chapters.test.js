import assert from "node:assert/strict";
import { test } from "node:test";
import { chaptersOf, gap } from "../src/journey/chapters.js";

const hop = (step, millis, trace) => ({ step, at: new Date(1_800_000_000_000 + millis).toISOString(), ...(trace ? { trace } : {}) });
const steps = (hops) => chaptersOf(hops).map((chapter) => chapter.hops.map(({ step }) => step).join(" "));

test("a chapter begins when PagerDuty tells something or a person presses", () => {
  assert.deepEqual(steps([hop("received", 0), hop("understood", 20), hop("sent", 90), hop("pressed", 5000), hop("acted", 5200)]), ["received understood sent", "pressed acted"]);
});

test("hops of one trace stay together when others come between", () => {
  assert.deepEqual(steps([hop("received", 0, "a"), hop("pressed", 10, "b"), hop("sent", 30, "a"), hop("acted", 40, "b")]), ["received sent", "pressed acted"]);
});

test("a chapter knows how long it took", () => {
  assert.equal(chaptersOf([hop("received", 0), hop("sent", 184)])[0].millis, 184);
});

test("no hops, no chapters", () => {
  assert.deepEqual(chaptersOf([]), []);
});

test("the time between hops is never below zero", () => {
  assert.deepEqual([hop("received", 20), hop("sent", 10)].map((_, index, all) => gap(all, index)), [0, 0]);
});
