import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../src/base/address.js";

test("an address keeps who, where and incident through being written and read", () => {
  const address = { who: "kim@contoso.example", where: "19:abc@thread.tacv2;messageid=1", incident: "PINC1", view: "journey" };
  assert.deepEqual(readAddress(writeAddress(address)), address);
});

test("an address without anything shows Teams", () => {
  assert.deepEqual(readAddress(""), { view: "teams" });
});

test("a part that does not exist is taken for Teams", () => {
  assert.equal(readAddress("#view=elsewhere").view, "teams");
});

test("parts that nobody knows are left out", () => {
  assert.deepEqual(readAddress("#who=kim&colour=red"), { who: "kim", view: "teams" });
  assert.equal(writeAddress({ who: undefined, view: "teams", colour: "red" }), "#");
});
