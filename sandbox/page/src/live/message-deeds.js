import { tell } from "../base/api.js";
import { lanes } from "./lanes.js";
import { doing, page } from "./page.js";
import { where } from "./teams-deeds.js";

async function does(message, deed, details) {
  const done = await doing(message, () => tell(`/api/teams/${deed}`, { ...where(), message, ...details }));
  lanes.messages.want();
  return Boolean(done);
}

/** Deletes a message. */
export function deleteMessage(message) {
  return does(message, "deletions");
}

/** Takes the deletion of one's own message back. */
export function restore(message) {
  return does(message, "restorations");
}

/** Writes one's own message anew. */
export async function edit(message, text) {
  if (await does(message, "edits", { text })) {
    page.set({ editing: undefined });
  }
}

/** Reacts to a message, or takes the reaction back. */
export function react(message, type, added) {
  return does(message, "reactions", { type, added });
}
