import { go } from "../live/go.js";
import { page } from "../live/page.js";

/** Prepares an act up to the deed itself, which is the person's. */
export function prepare({ panel, draft, point, focus, ...where }) {
  go(Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)));
  page.set(({ drafts }) => ({
    ...(panel ? { panel } : {}),
    ...(draft && where.where ? { drafts: { ...drafts, [where.where]: draft }, composing: Date.now() } : {}),
    ...(point ? { pointed: { ...point, where: where.where } } : {}),
  }));
  if (focus) {
    requestAnimationFrame(() => document.querySelector(`[data-testid="${focus}"]`)?.focus());
  }
}
