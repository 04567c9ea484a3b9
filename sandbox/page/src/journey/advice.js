import { connecting } from "../guide/connect.js";
import { LATER } from "../guide/incident.js";
import { showing } from "../guide/showing.js";
import { isConnected } from "../live/shown.js";

/**
 * What to do about an incident that goes no further, for the person who looks; the sandbox's own words are for anybody.
 *
 * @param {object} now see standingOf
 * @param {{next: string, act?: string}} summary where the incident is on its way
 * @param {{status: string, service: {id: string, summary: string}} | undefined} incident
 * @returns {{text: string, label?: string, prepared?: object}} `label` and `prepared` of a button
 */
export function adviceOf(now, summary, incident) {
  const service = summary.act === "connect" && incident && now.state.pagerduty.services.find((one) => one.id === incident.service.id || one.name === incident.service.summary);
  if (!service) {
    return { text: summary.next };
  }
  const over = incident.status === "resolved";
  if (isConnected(now.state, service)) {
    return connected(now, service, over);
  }
  const { label, prepared } = connecting(now, service);
  if (!now.person.linked) {
    return { text: `Link your account first, then connect ${service.name} to a channel.`, label, prepared };
  }
  const own = over ? "This one is over and gets none." : `As for this one, ${LATER}.`;
  return { text: `Connect ${service.name} to a channel: its new incidents get cards there. ${own}`, label, prepared };
}

/** It was connected after the incident had come. */
function connected(now, service, over) {
  const { how, where, label, prepared } = showing(now, service);
  const text = `By now ${service.name} is connected to ${where}.`;
  return over
    ? { text: `${text} This one is over and gets no card; the next ones do.` }
    : { text: `${text} This one's card comes there with its next change, or at once. ${how}.`, label, prepared };
}
