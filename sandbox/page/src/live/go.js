import { writeAddress } from "../base/address.js";
import { here } from "./here.js";
import { lanes } from "./lanes.js";
import { page } from "./page.js";

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
  if (before.who !== address.who || before.where !== address.where) {
    const { place } = here();
    page.set(({ unread, messages }) => {
      const left = new Set(unread);
      left.delete(place?.id);
      return { unread: left, replyTo: undefined, messages: messages?.of === place?.id && before.who === address.who ? messages : undefined };
    });
    lanes.messages.want();
    lanes.chat.want();
  }
  if (before.incident !== address.incident) {
    page.set({ incident: undefined, journey: undefined });
    lanes.incident.want();
    lanes.journey.want();
  }
}
