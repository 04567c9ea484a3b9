import { readAddress } from "../base/address.js";
import { createStore } from "../base/store.js";

/**
 * All that the page knows.
 *
 * `state` is the answer of /api/state; `messages` those of the open conversation, `undefined` while they are on their way; `notices` what came of a deed, by the
 * place where it was done (a message id, "compose", "incident" …); `elsewhere` the sign-in name of whoever goes on in another tab.
 */
export const page = createStore({
  address: readAddress(location.hash),
  connection: "connecting",
  state: undefined,
  messages: undefined,
  incidents: undefined,
  incident: undefined,
  journey: undefined,
  unread: new Set(),
  drafts: {},
  replyTo: undefined,
  dialog: undefined,
  panel: undefined,
  pointed: undefined,
  toasts: [],
  notices: {},
  busy: {},
});

let toastNumber = 0;

/**
 * Shows a short message for some seconds.
 *
 * @param {{label: string, address: object}} [deed] a button beside it that leads somewhere on the page; such a message stays longer
 */
export function toast(text, deed) {
  const id = ++toastNumber;
  page.set(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, text, deed }] }));
  setTimeout(() => dismiss(id), deed ? 15_000 : 7000);
}

/** Takes a toast away. */
export function dismiss(id) {
  page.set(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

/** Puts a sentence where something was done; without one, takes it away. */
export function notice(where, given) {
  page.set(({ notices }) => {
    const { [where]: _, ...others } = notices;
    return { notices: given ? { ...others, [where]: given } : others };
  });
}

/** Does something for a place of the page: it is busy meanwhile, and a refusal is shown there. The answer is `undefined` after a refusal. */
export async function doing(where, work) {
  page.set(({ busy }) => ({ busy: { ...busy, [where]: true } }));
  notice(where, undefined);
  try {
    return await work();
  } catch (refusal) {
    if (!refusal.problem) {
      throw refusal;
    }
    notice(where, { tone: "refused", text: refusal.problem, next: refusal.next });
    return undefined;
  } finally {
    page.set(({ busy }) => {
      const { [where]: _, ...others } = busy;
      return { busy: others };
    });
  }
}
