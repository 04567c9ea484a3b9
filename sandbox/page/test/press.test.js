import assert from "node:assert/strict";
import { test } from "node:test";
import { pressOf } from "../src/card/press.js";

const acknowledge = { verb: "acknowledge", title: "Acknowledge", data: { offer: "acknowledge", press: "one" } };
const note = { title: "Add note", data: { offer: "note", press: "one" } };

test("a button is named by its verb, or else by its title", () => {
  assert.deepEqual(pressOf(acknowledge, [acknowledge, note], {}), { button: "acknowledge", inputs: {} });
  assert.deepEqual(pressOf(note, [acknowledge, note], { text: "Looking" }), { button: "Add note", inputs: { text: "Looking" } });
});

test("of two buttons with the same title the pressed one is told apart by its data", () => {
  const other = { title: "Add note", data: { offer: "note", press: "two" } };
  assert.deepEqual(pressOf(other, [note, other], { text: "Looking" }), { button: "Add note", inputs: { offer: "note", press: "two", text: "Looking" } });
});

test("of two buttons with the same verb one with a title of its own is named by that", () => {
  const all = { verb: "acknowledge", title: "Acknowledge all", data: {} };
  assert.equal(pressOf(all, [acknowledge, all], {}).button, "Acknowledge all");
});
