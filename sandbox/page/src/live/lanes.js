import { ask } from "../base/api.js";
import { Lane } from "../base/lane.js";
import { here } from "./here.js";
import { into, loadChat, loadIncident, loadJourney, loadMessages } from "./load.js";
import { page } from "./page.js";
import { placesOf } from "./places.js";
import { newsIn } from "./unread.js";

const AGAIN = 3000;
const ANY = "any";
const changed = new Set();

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
