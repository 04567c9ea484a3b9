import { isShown } from "../live/shown.js";
import { connectAct, writing } from "./connect.js";

const SOON = 30_000;
const form = { label: "Open the form", prepared: { view: "pagerduty", panel: "trigger" } };

/** What to do next to see the card of an incident. */
export function triggerAct(now, done) {
  const { state, channel, incidents, panel, triggering, at } = now;
  const where = channel?.name ?? "the channel";
  if (state.mappings.length === 0) {
    return notConnected(now);
  }
  if (panel === "trigger") {
    return filledIn(now, state.pagerduty.services.find((service) => service.name === triggering));
  }
  if (done) {
    return { title: "An incident was triggered", text: `Its card is in ${where}.` };
  }
  const [newest] = incidents.filter((incident) => isShown(state, incident.service));
  if (newest && at - Date.parse(newest.createdAt) < SOON) {
    return { title: "The card is on its way", text: `It comes up in ${where} in a moment.`, label: `Open ${where}`, prepared: { view: "teams", where: channel?.id } };
  }
  if (incidents.length && !newest) {
    return { title: `${incidents[0].service.summary} isn't connected, so no card came`, text: `Trigger one for ${state.mappings[0].service}.`, ...form };
  }
  return { title: "Trigger an incident", text: `Its card comes up in ${where}.`, ...form };
}

/** What to do next to press a button of a card, and so act in PagerDuty. */
export function cardAct(now, { id, done }) {
  const { state, person, incidents, channel } = now;
  const button = id === "acknowledge" ? "Acknowledge" : "Resolve";
  if (done) {
    return { title: `${button} was pressed`, text: "Card and PagerDuty both say who did it." };
  }
  if (state.mappings.length === 0) {
    return notConnected(now);
  }
  const wanted = id === "acknowledge" ? ["triggered"] : ["acknowledged", "triggered"];
  const shown = incidents.filter((one) => isShown(state, one.service));
  const incident = wanted.map((status) => shown.find((one) => one.status === status)).find(Boolean);
  if (!incident) {
    return now.panel === "trigger" ? triggerAct(now, false) : { title: "Trigger an incident first", text: `None waits to be ${id === "acknowledge" ? "acknowledged" : "resolved"}.`, ...form };
  }
  return {
    title: `Press ${button} on the card of #${incident.number}`,
    text: `PagerDuty then shows that it was ${person.linkedAs ?? person.name}.`,
    label: "Show me the button",
    prepared: { view: "teams", where: channel?.id, incident: incident.id, point: { incident, button } },
  };
}

function notConnected(now) {
  const { title, text, ...first } = connectAct(now);
  return title === "Connect a service" || title === "Link first"
    ? { title: "Connect a service first", text: now.person.linked ? "Nothing is connected, so no card would come." : `Nothing is connected, so no card would come. For that, ${now.person.name} has to be linked.`, ...first }
    : { title, text, ...first };
}

function filledIn(now, service) {
  if (service && !isShown(now.state, service)) {
    return { title: `${service.name} isn't connected, so no card would come`, text: `Choose ${now.state.mappings[0].service}, or connect it first.`, ...writing(now, service), label: "Prepare connecting it" };
  }
  return { title: "Press Trigger", text: "The title is an example; write your own if you like.", label: "Show me where", wanted: "trigger-send", prepared: { view: "pagerduty", focus: "trigger-send" } };
}
