import { nameOf } from "./names.js";

/** Which incidents a person can have listed. */
export const FILTERS = { open: "Open", resolved: "Resolved", all: "All" };

/** Whether an incident belongs in the list. */
export function belongs(incident, filter) {
  return filter === "all" || (incident.status === "resolved") === (filter === "resolved");
}

/** The filter under which an incident is found, the present one where that will do. */
export function filterFor(incident, filter) {
  return belongs(incident, filter) ? filter : incident.status === "resolved" ? "resolved" : "open";
}

/** What became of an incident that left the list. */
export function movedWords({ status, resolvedBy }) {
  return status === "resolved" ? `was resolved${resolvedBy ? ` by ${nameOf(resolvedBy)}` : ""}.` : "is open again.";
}

/**
 * What an empty list says.
 *
 * @param {string} filter
 * @param {boolean} connected whether any service is shown in Teams
 */
export function emptyWords(filter, connected) {
  if (filter === "resolved") {
    return { title: "Nothing was resolved yet", text: "Resolved incidents are kept here." };
  }
  return connected
    ? { title: "No open incidents", text: "Trigger one, and see where Muster shows it." }
    : { title: "No open incidents", text: "One that you trigger now is listed here only: no service is connected to a channel yet, so no card comes." };
}
