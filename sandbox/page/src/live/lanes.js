import { ask } from "../base/api.js";
import { Lane } from "../base/lane.js";
import { here } from "./here.js";
import { page, toast } from "./page.js";
import { newInChat } from "./personal.js";
import { placesOf } from "./places.js";
import { newsIn } from "./unread.js";

const AGAIN = 3000;
const ANY = "any";
const changed = new Set();

/** Loads something into one field of the page, with what went wrong beside it. */
async function into(field, path) {
  try {
    const value = await ask(path);
    page.set({ [field]: value, [`${field}Problem`]: undefined });
    return value;
  } catch (refusal) {
    page.set({ [`${field}Problem`]: refusal });
    return undefined;
  }
}

/** What is to be done next depends on the person; before anybody is known, it is asked again for the first of them. */
async function loadState(as) {
  const address = (person) => `/api/state?${new URLSearchParams({ as: person })}`;
  const path = as ? address(as) : await ask("/api/state").then(
    ({ people }) => (people.length ? address(people[0].id) : "/api/state"),
    () => "/api/state",
  );
  if (!(await into("state", path)) && !page.get().state) {
    setTimeout(() => lanes.state.want(), AGAIN);
  }
}

async function loadMessages() {
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

async function loadIncident() {
  const { incident: id } = page.get().address;
  if (!id) {
    page.set({ incident: undefined });
    return;
  }
  await into("incident", `/api/pagerduty/incidents/${encodeURIComponent(id)}`);
}

async function loadJourney() {
  const { incident: id } = page.get().address;
  if (!id) {
    page.set({ journey: undefined });
    return;
  }
  await into("journey", `/api/journeys/${encodeURIComponent(id)}`);
}

/** A message that came to the person's own chat while another conversation is open is told, as Teams does. */
async function loadChat() {
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

/** Looks for news in the conversations that changed while another one was open. */
async function loadNews() {
  const { person, place } = here();
  const wanted = [...changed];
  changed.clear();
  for (const one of placesOf(page.get().state, person)) {
    const concerned = wanted.includes(one.id) || wanted.includes(ANY);
    if (concerned && one.kind !== "personal" && one.id !== place?.id && !page.get().unread.has(one.id) && (await newsIn(person, one.id))) {
      page.set(({ unread }) => ({ unread: new Set(unread).add(one.id) }));
    }
  }
}

/** Something changed in a conversation that is not open, or in any of them. */
export function changedElsewhere(conversation = ANY) {
  changed.add(conversation);
  lanes.news.want();
}

/** What can be loaded again. */
export const lanes = {
  state: new Lane(async () => {
    const before = here();
    await loadState(before.person?.id ?? page.get().address.who);
    const after = here();
    if (before.place?.id !== after.place?.id || before.person?.id !== after.person?.id) {
      lanes.messages.want();
      lanes.chat.want();
    }
  }, 400),
  messages: new Lane(loadMessages),
  chat: new Lane(loadChat, 300),
  news: new Lane(loadNews, 1000),
  incidents: new Lane(async () => {
    await into("incidents", "/api/pagerduty/incidents");
  }),
  incident: new Lane(loadIncident),
  journey: new Lane(loadJourney, 250),
};

/** Loads all again. */
export function everything() {
  Object.values(lanes).forEach((lane) => lane.want());
}
