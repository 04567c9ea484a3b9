import { ask } from "../base/api.js";
import { here } from "./here.js";
import { page, toast } from "./page.js";
import { newInChat } from "./personal.js";

/** Loads something into one field of the page, with what went wrong beside it. */
export async function into(field, path) {
  try {
    const value = await ask(path);
    page.set({ [field]: value, [`${field}Problem`]: undefined });
    return value;
  } catch (refusal) {
    page.set({ [`${field}Problem`]: refusal });
    return undefined;
  }
}

/** The messages of the open conversation, as the chosen person sees them. */
export async function loadMessages() {
  const { person, place } = here();
  if (!person || !place) {
    return;
  }
  if (place.id.startsWith("new:")) {
    page.set({ messages: { of: place.id, as: person.id, list: [] } });
    return;
  }
  const query = new URLSearchParams({ conversation: place.id, as: person.id });
  try {
    const list = await ask(`/api/teams/messages?${query}`);
    if (here().place?.id === place.id && here().person?.id === person.id) {
      page.set(({ messages }) => ({ messages: { of: place.id, as: person.id, list: kept(messages?.list ?? [], list) } }));
    }
  } catch (problem) {
    page.set(({ messages }) => ({ messages: { of: place.id, as: person.id, list: messages?.of === place.id ? messages.list : [], problem } }));
  }
}

/** Messages that did not change stay the same objects, so that they are not drawn again. */
function kept(before, now) {
  const known = new Map(before.map((message) => [message.id, message]));
  return now.map((message) => {
    const old = known.get(message.id);
    return old && JSON.stringify(old) === JSON.stringify(message) ? old : message;
  });
}

/** The chosen incident with its notes and its log. */
export async function loadIncident() {
  const { incident: id } = page.get().address;
  if (!id) {
    page.set({ incident: undefined });
    return;
  }
  await into("incident", `/api/pagerduty/incidents/${encodeURIComponent(id)}`);
}

/** What Muster did with the chosen incident. */
export async function loadJourney() {
  const { incident: id } = page.get().address;
  if (!id) {
    page.set({ journey: undefined });
    return;
  }
  await into("journey", `/api/journeys/${encodeURIComponent(id)}`);
}

/** A message that came to the person's own chat while another conversation is open is told, as Teams does. */
export async function loadChat() {
  const { person, place } = here();
  if (!person?.personalChat) {
    return;
  }
  const { personalChat } = person;
  const query = new URLSearchParams({ conversation: personalChat, as: person.id });
  // A chat that cannot be read now is read after the next change.
  const list = await ask(`/api/teams/messages?${query}`).catch(() => undefined);
  if (!list) {
    return;
  }
  page.set({ chat: { as: person.id, list } });
  const words = newInChat(person, list);
  if (words && place?.id !== personalChat && here().person?.id === person.id) {
    page.set(({ unread }) => ({ unread: new Set(unread).add(personalChat) }));
    toast(`Muster wrote to you: ${words}`, { label: "Open the chat", address: { where: personalChat, view: "teams" } });
  }
}
