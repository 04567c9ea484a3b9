import { tell } from "../base/api.js";
import { here } from "./here.js";
import { lanes } from "./lanes.js";
import { openLink } from "./links.js";
import { doing, notice, page, toast } from "./page.js";

const TOO_LATE = "Muster did not answer in time. Teams sends it again by itself; look here again in a moment.";

/** The open conversation in the words of the Teams stand-in; a person's own chat is meant when none is named. */
export function where() {
  const { person, place } = here();
  return place.kind === "personal" ? { person: person.id } : { person: person.id, conversation: place.id };
}

/** Says something in the open conversation; true when it was said. */
export async function say(text, { mention, root }) {
  const said = await doing("compose", () => tell("/api/teams/messages", { ...where(), text, mention, ...(root ? { root } : {}) }));
  lanes.messages.want();
  if (said?.delivery && (said.delivery.status < 200 || said.delivery.status > 299)) {
    notice("compose", { tone: "refused", text: said.delivery.status ? `Muster did not take this message (${said.delivery.status}).` : TOO_LATE, next: "" });
  }
  return Boolean(said);
}

/**
 * Presses a button of a card.
 *
 * @param {string} message the message that has the card
 * @param {string} button its verb, title or id
 */
export async function press(message, button, inputs) {
  if (page.get().busy[message]) {
    return;
  }
  const pressed = await doing(message, () => tell("/api/teams/presses", { ...where(), message, button, inputs }));
  lanes.messages.want();
  if (pressed) {
    showAnswer(message, pressed);
  }
}

/** Presses a button in the open dialog. */
export async function submit(button, inputs) {
  const { dialog, busy } = page.get();
  if (busy.dialog) {
    return;
  }
  const answered = await doing("dialog", () => tell(`/api/teams/dialogs/${encodeURIComponent(dialog.id)}/submissions`, { button, inputs }));
  lanes.messages.want();
  if (answered) {
    page.set({ dialog: undefined });
    showAnswer(dialog.message, { ...answered, dialog: answered.dialog ?? { state: "closed" } });
  }
}

function showAnswer(message, { answer, dialog, url, delivery }) {
  if (url) {
    openLink(url);
  } else if (dialog?.state === "open") {
    page.set({ dialog: { ...dialog, message } });
  } else if (dialog) {
    closed(message, dialog);
  } else if (answer) {
    answered(message, answer);
  } else if (delivery && delivery.status === 0) {
    notice(message, { tone: "refused", text: TOO_LATE, next: "" });
  }
}

function closed(message, { state, text }) {
  if (state === "broken") {
    notice(message, { tone: "refused", text: `This could not be shown: ${text}.`, next: "Press it again." });
  } else if (text) {
    toast(text);
  }
}

function answered(message, { type, value, problem }) {
  if (problem) {
    notice(message, { tone: "refused", text: `Teams could not show Muster's answer: ${problem}.`, next: "Press it again." });
  } else if (type.endsWith("activity.message")) {
    notice(message, { tone: "plain", text: String(value), next: "", ofButton: true });
  } else if (type.includes("error")) {
    notice(message, { tone: "refused", text: value?.message ?? "Muster could not do this.", next: "" });
  }
}

/** Adds Muster to the open conversation. */
export async function install() {
  const done = await doing("install", () => tell("/api/teams/installations", where()));
  lanes.state.want();
  lanes.messages.want();
  if (done) {
    toast("Muster is installed here.");
  }
}

/** Takes Muster out of the open conversation. */
export async function remove() {
  const done = await doing("install", () => tell("/api/teams/removals", where()));
  lanes.state.want();
  lanes.messages.want();
  if (done) {
    toast("Muster was removed from here. Cards that stand here are no longer updated.");
  }
}

/** Asks for the viewer's own view of a card, as Teams does when a card with a refresh action comes into sight; what goes wrong is not the viewer's concern. */
export function viewed(message) {
  tell("/api/teams/views", { ...where(), message }).then(
    ({ refresh }) => refresh && lanes.messages.want(),
    () => {},
  );
}

/** Tells Teams that somebody has a conversation open, or has left it. */
export function looks(person, place, looking) {
  tell("/api/teams/lookers", { person: person.id, ...(place.kind === "personal" ? {} : { conversation: place.id }), looking }).catch(() => {});
}
