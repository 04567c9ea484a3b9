import { writeAddress } from "../base/address.js";
import { here } from "./here.js";
import { changedElsewhere, lanes } from "./lanes.js";
import { page } from "./page.js";
import { leave } from "./unread.js";

/** Changes who is looking, where, or at what; the browser's address follows. */
export function go(part) {
  const before = page.get().address;
  const address = { ...before, ...part };
  page.set({ address });
  const written = writeAddress(address);
  if (written !== location.hash) {
    history.pushState(null, "", written);
  }
  follow(before, address);
}

/** Loads what another address asks for. */
export function follow(before, address) {
  const samePerson = before.who === address.who;
  if (!samePerson || before.where !== address.where) {
    moved(here(before), samePerson);
  }
  if (!samePerson) {
    // What is to be done next depends on the person.
    lanes.state.want();
    changedElsewhere();
  }
  if (before.incident !== address.incident) {
    page.set({ incident: undefined, journey: undefined });
    lanes.incident.want();
    lanes.journey.want();
  }
}

function moved(was, samePerson) {
  const { place } = here();
  if (was.place) {
    leave(was.person, was.place.id);
  }
  page.set(({ unread, messages }) => {
    const left = new Set(samePerson ? unread : []);
    left.delete(place?.id);
    return { unread: left, replyTo: undefined, messages: messages?.of === place?.id && samePerson ? messages : undefined };
  });
  lanes.messages.want();
  lanes.chat.want();
}
