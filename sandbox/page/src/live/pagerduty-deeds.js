import { tell } from "../base/api.js";
import { go } from "./go.js";
import { lanes } from "./lanes.js";
import { doing, page } from "./page.js";

/** The e-mail address of the PagerDuty user who acts on the right side of the page: the chosen one, or the person's own, or the first. */
export function actor({ state, actsAs, address }) {
  const users = state?.pagerduty?.users ?? [];
  const person = state?.people.find((one) => one.userPrincipalName === address.who || one.id === address.who) ?? state?.people[0];
  const own = users.find((user) => user.id === person?.pagerDutyUserId) ?? users.find((user) => user.name === person?.name);
  return (users.find((user) => user.email === actsAs) ?? own ?? users[0])?.email;
}

/** Triggers an incident and chooses it; true when it was done. */
export async function trigger(wanted) {
  const incident = await doing("trigger", () => tell("/api/pagerduty/incidents", { ...wanted, by: actor(page.get()) }));
  lanes.incidents.want();
  if (incident) {
    page.set({ panel: undefined, arriving: incident.id });
    go({ incident: incident.id });
  }
  return Boolean(incident);
}

/** Does something to an incident, as the chosen PagerDuty user; true when it was done. */
export async function act(incident, deed, details = {}) {
  const done = await doing("incident", () => tell(`/api/pagerduty/incidents/${encodeURIComponent(incident)}/${deed}`, { ...details, by: actor(page.get()) }));
  lanes.incidents.want();
  lanes.incident.want();
  return Boolean(done);
}

/** Starts a storm of incidents; true when it began. */
export async function storm(size) {
  const begun = await doing("storm", () => tell("/api/pagerduty/storm", size));
  if (begun) {
    page.set({ panel: undefined, storming: true });
  }
  return Boolean(begun);
}
