import { placeOf, placesOf, whoAmI } from "../live/places.js";

const FRESH = 5 * 60_000;

/**
 * How things stand for the person who is chosen, in the words of the steps.
 *
 * @param {object} now the page's store
 * @param {number} at milliseconds since 1970
 */
export function standingOf({ state, address, drafts = {}, messages, chat, incidents, panel, triggering, opened, busy = {} }, at) {
  const person = whoAmI(state, address);
  const places = placesOf(state, person);
  const channels = places.filter((one) => one.kind === "channel" && one.installed);
  const shown = state.mappings.map((mapping) => places.find((one) => one.id === mapping.conversation)).find(Boolean);
  return {
    state,
    person,
    place: placeOf(places, address),
    places,
    helper: person.linked ? undefined : state.people.find((one) => one.linked),
    channel: shown ?? channels.find((one) => one.name !== "General") ?? channels[0],
    drafts,
    messages,
    chat: chat?.as === person.id ? chat.list : [],
    incidents: incidents ?? [],
    panel,
    triggering,
    opened,
    busy,
    at,
  };
}

/**
 * What a person asked the bot lately, and what it answered.
 *
 * @param {object[]} messages oldest first
 * @param {RegExp} words what was asked begins so
 * @returns {{answers: object[]} | undefined} `undefined` where nothing of the kind was the last that was asked
 */
export function asked(messages, person, words, at) {
  const own = messages.findLastIndex((message) => message.author === person.id && !message.deletedAt);
  const said = messages[own];
  if (!said || at - Date.parse(said.at) > FRESH || !words.test(said.text?.replace(/<at\b.*?<\/at>/gi, "").trim() ?? "")) {
    return undefined;
  }
  return { answers: messages.slice(own + 1).filter((message) => message.author.startsWith("28:") && !message.deletedAt) };
}

/** What is to be done to send what is written. */
export function sending(place) {
  return { title: "Send it", text: "Press Enter in the box, or the arrow at its end.", label: "Show me where", wanted: "send", prepared: { view: "teams", where: place.id, focus: "send" } };
}
