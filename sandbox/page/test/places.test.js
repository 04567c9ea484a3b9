import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, placesOf, whoAmI } from "../src/live/places.js";

const state = {
  bot: { name: "Muster" },
  people: [
    { id: "k", name: "Kim", userPrincipalName: "kim@contoso.example", personalChat: "a:kim" },
    { id: "x", name: "Alex", userPrincipalName: "alex@contoso.example", personalChat: null },
  ],
  chats: [{ id: "c", topic: "Night shift", members: ["k"] }],
  teams: [
    {
      id: "g",
      name: "Payments",
      channels: [
        { id: "g", name: "General", type: "standard", installed: true, members: ["k", "x"] },
        { id: "p", name: "Leads", type: "private", installed: true, members: ["k"] },
      ],
    },
  ],
};

test("a person sees their own chat, their group chats and the channels they are a member of", () => {
  assert.deepEqual(placesOf(state, state.people[0]).map((place) => place.id), ["a:kim", "c", "g", "p"]);
  assert.deepEqual(placesOf(state, state.people[1]).map((place) => place.id), ["new:x", "g"]);
});

test("an address that names a conversation one does not see leads to one that one sees", () => {
  assert.equal(placeOf(placesOf(state, state.people[1]), { where: "p" }).id, "g");
});

test("somebody whom nobody knows is the first person", () => {
  assert.equal(whoAmI(state, { who: "nobody" }).id, "k");
  assert.equal(whoAmI(undefined, {}), undefined);
});
