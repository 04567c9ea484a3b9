import assert from "node:assert/strict";
import { test } from "node:test";
import { Lane } from "../src/base/lane.js";

test("wishes that come during a load become one more load", async () => {
  let loads = 0;
  let release;
  const lane = new Lane(() => {
    loads++;
    return new Promise((resolve) => {
      release = resolve;
    });
  }, 1);
  lane.want();
  lane.want();
  lane.want();
  assert.equal(loads, 1);
  release();
  await until(() => loads === 2);
  release();
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(loads, 2);
});

async function until(happened) {
  while (!happened()) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
