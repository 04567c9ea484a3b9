import { go } from "./go.js";
import { page } from "./page.js";

/**
 * What of this page's PagerDuty an address means. Its stand-in gives its incidents and services the addresses that PagerDuty would; out there nothing of the kind exists.
 *
 * @returns {{incident?: string} | undefined} the incident's id, nothing for a service, `undefined` for any other address
 */
export function meantBy(url, { incidents, state }) {
  const incident = incidents?.find((one) => one.htmlUrl === url);
  if (incident) {
    return { incident: incident.id };
  }
  return state?.pagerduty.services.some((service) => service.htmlUrl === url) ? {} : undefined;
}

/** Goes to what an address means on this page; false when it means nothing here. */
export function followHere(url) {
  const meant = meantBy(url, page.get());
  if (meant) {
    go({ ...meant, view: "pagerduty" });
    requestAnimationFrame(() => document.querySelector(meant.incident ? `[data-testid="incident-${CSS.escape(meant.incident)}"]` : "#pagerduty")?.focus());
  }
  return Boolean(meant);
}

/** Opens an address: here when it means something here, in a new tab otherwise. */
export function openLink(url) {
  if (!followHere(url)) {
    page.set({ opened: url });
    open(url, "_blank", "noopener");
  }
}
