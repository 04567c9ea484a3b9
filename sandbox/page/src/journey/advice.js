import { connecting, writing } from "../guide/connect.js";
import { LATER } from "../guide/incident.js";
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
  const { label, prepared } = connecting(now, service, "Prepare @Muster connect");
  if (!now.person.linked) {
    return { text: `Link your account first, then connect ${service.name} to a channel.`, label, prepared };
  }
  const own = over ? "This one is over and gets none." : `As for this one, ${LATER}.`;
  return { text: `Connect ${service.name} to a channel: its new incidents get cards there. ${own}`, label, prepared };
}

/** It was connected after the incident had come. */
function connected(now, service, over) {
  const text = `${service.name} is connected by now, after this one came.`;
  if (over) {
    return { text: `${text} This one is over and gets no card; the next ones do.` };
  }
  return { text: `${text} ${LATER.charAt(0).toUpperCase()}${LATER.slice(1)}.`, ...(now.person.linked && now.channel ? writing(now, service, "Prepare connect … open", " open") : {}) };
}
