import assert from "node:assert/strict";
import { test } from "node:test";
import { continues, threadsOf } from "../src/teams/threads.js";

const message = (id, root, author = "kim", at = "2026-11-21T12:00:00Z") => ({ id, root, author, at });

test("replies stand under their post, posts in the order of their beginning", () => {
  const threads = threadsOf([message("1", "1"), message("2", "2"), message("3", "1"), message("4", "1")]);
  assert.deepEqual(threads.map(({ id, replies }) => [id, replies.map((reply) => reply.id)]), [["1", ["3", "4"]], ["2", []]]);
});

test("a reply whose post is not there stands alone", () => {
  assert.deepEqual(threadsOf([message("5", "1")]).map(({ post }) => post.id), ["5"]);
});

test("who goes on within five minutes needs no heading", () => {
  const before = message("1", "1");
  assert.ok(continues(message("2", "2", "kim", "2026-11-21T12:04:59Z"), before));
  assert.ok(!continues(message("2", "2", "kim", "2026-11-21T12:05:00Z"), before));
  assert.ok(!continues(message("2", "2", "tobi"), before));
  assert.ok(!continues({ ...message("2", "2"), onlyFor: "kim" }, before));
  assert.ok(!continues(before, undefined));
});
