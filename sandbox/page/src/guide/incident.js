import { cameBefore, isShown } from "../live/shown.js";
import { connectAct, connecting } from "./connect.js";
import { showAct } from "./showing.js";

const SOON = 30_000;

/** When an incident that was open before its service was connected gets its card. */
export const LATER = "its card comes with its next change while it is open, or at once with Show them on Muster's answer";

const form = { label: "Open the form", prepared: { view: "pagerduty", panel: "trigger" } };

/** What to do next to see the card of an incident. */
export function triggerAct(now, done) {
  const { state, channel, incidents, panel, triggering, busy, at } = now;
  if (busy.trigger) {
    return { title: "PagerDuty takes it in", text: "The incident is there in a moment." };
  }
  if (state.mappings.length === 0) {
    return unconnected(now);
  }
  if (panel === "trigger") {
    return filledIn(now, state.pagerduty.services.find((service) => service.name === triggering));
  }
  if (done) {
    return {};
  }
  const newest = incidents.find((incident) => isShown(state, incident.service) && !cameBefore(state, incident));
  if (newest && channel && at - Date.parse(newest.createdAt) < SOON) {
    return { title: "The card is on its way", text: `It comes up in ${channel.name} in a moment.`, label: `Open ${channel.name}`, prepared: { view: "teams", where: channel.id } };
  }
  const waiting = showAct(now);
  return waiting ? { ...waiting, other: { label: "Trigger another", prepared: form.prepared } } : form;
}

/** What to do next to press a button of a card, and so act in PagerDuty. */
export function cardAct(now, { id, text, done }) {
  const { state, incidents, channel } = now;
  if (done) {
    return {};
  }
  if (state.mappings.length === 0) {
    return unconnected(now);
  }
  const waiting = cardless(state) && showAct(now);
  if (waiting) {
    return waiting;
  }
  const waits = (one) => (id === "acknowledge" ? one.status === "triggered" : one.status !== "resolved");
  const possible = incidents.filter((one) => waits(one) && isShown(state, one.service));
  // The step's own words may name one of them.
  const incident = possible.find((one) => text.includes(`“${one.title}”`)) ?? possible[0];
  if (!incident) {
    return now.panel === "trigger" ? triggerAct(now, false) : { title: "First trigger an incident", ...form };
  }
  const button = id === "acknowledge" ? "Acknowledge" : "Resolve";
  return { label: "Show me the button", prepared: { view: "teams", where: channel?.id, incident: incident.id, point: { incident, button } } };
}

/** Whether no card came anywhere yet. */
function cardless({ guide = [] }) {
  return guide.some((step) => step.id === "trigger" && !step.done);
}

/** No card comes while nothing is connected. */
function unconnected(now) {
  const first = connectAct(now, false);
  if (first.wanted || (first.text && !first.title.startsWith("First "))) {
    return first;
  }
  const { state, person, incidents } = now;
  const waiting = incidents.find((one) => one.status !== "resolved");
  const service = waiting && state.pagerduty.services.find((one) => one.id === waiting.service.id || one.name === waiting.service.summary);
  const title = waiting ? `#${waiting.number} has no card yet` : "First connect a service";
  if (!person.linked) {
    return { ...first, title, text: service ? `No channel is connected to ${service.name}. Link your account first, then connect one.` : "Without that no card comes. For it, link your account." };
  }
  return service
    ? { ...connecting(now, service), title, text: `No channel is connected to ${service.name}. Connect one; then ${LATER}.` }
    : { ...first, title, text: "No channel is connected, so no card would come." };
}

function filledIn(now, service) {
  if (service && !isShown(now.state, service)) {
    return { ...connecting(now, service), title: `${service.name} isn't connected, so no card would come`, text: `Choose ${now.state.mappings[0].service}, or connect it first.` };
  }
  return { title: "Press Create incident in the form", text: "The title is an example; write your own if you like.", label: "Show me where", wanted: "trigger-send", prepared: { view: "pagerduty", focus: "trigger-send" } };
}
