import { writeAddress } from "../base/address.js";
import { ask } from "../base/api.js";
import { Lane } from "../base/lane.js";
import { listen } from "./live.js";
import { page } from "./page.js";
import { placeOf, placesOf, whoAmI } from "./places.js";

const AGAIN = 3000;

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

/** The person and the conversation that are shown now. */
export function here() {
  const { state, address } = page.get();
  const person = whoAmI(state, address);
  const place = placeOf(placesOf(state, person), address);
  return { person, place };
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

/** What can be loaded again. */
export const lanes = {
  state: new Lane(async () => {
    const before = here();
    if (!(await into("state", "/api/state")) && !page.get().state) {
      setTimeout(() => lanes.state.want(), AGAIN);
    }
    const after = here();
    if (before.place?.id !== after.place?.id || before.person?.id !== after.person?.id) {
      lanes.messages.want();
    }
  }, 400),
  messages: new Lane(loadMessages),
  incidents: new Lane(async () => {
    await into("incidents", "/api/pagerduty/incidents");
  }),
  incident: new Lane(loadIncident),
  journey: new Lane(loadJourney, 250),
};

function everything() {
  Object.values(lanes).forEach((lane) => lane.want());
}

function changed({ area, conversation, incident }) {
  const shown = page.get().address.incident;
  if (area === "teams") {
    const open = here().place?.id;
    if (conversation && open && conversation.split(";")[0] !== open) {
      page.set(({ unread }) => ({ unread: new Set(unread).add(conversation.split(";")[0]) }));
    } else {
      lanes.messages.want();
    }
    lanes.state.want();
  } else if (area === "pagerduty") {
    lanes.incidents.want();
    lanes.state.want();
    if (shown && (!incident || incident === shown)) {
      lanes.incident.want();
    }
  } else if (area === "journey") {
    if (shown && (!incident || incident === shown)) {
      lanes.journey.want();
    }
  } else {
    lanes.state.want();
  }
}

/** Changes who is looking, where, or at what; the browser's address follows. */
export function go(part, { quiet = false } = {}) {
  const before = page.get().address;
  const address = { ...before, ...part };
  page.set({ address });
  const written = writeAddress(address);
  if (written !== location.hash) {
    history[quiet ? "replaceState" : "pushState"](null, "", written);
  }
  follow(before, address);
}

/** Loads what another address asks for. */
export function follow(before, address) {
  if (before.who !== address.who || before.where !== address.where) {
    const { place } = here();
    page.set(({ unread, messages }) => {
      const left = new Set(unread);
      left.delete(place?.id);
      return { unread: left, replyTo: undefined, messages: messages?.of === place?.id && before.who === address.who ? messages : undefined };
    });
    lanes.messages.want();
  }
  if (before.incident !== address.incident) {
    page.set({ incident: undefined, journey: undefined });
    lanes.incident.want();
    lanes.journey.want();
  }
}

/** Begins: loads all, and goes on listening. */
export function begin() {
  everything();
  listen(changed, (connection) => {
    const before = page.get().connection;
    page.set({ connection });
    if (connection === "live" && before !== "live") {
      everything();
    }
  });
}
