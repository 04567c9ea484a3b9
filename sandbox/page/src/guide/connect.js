import { isShown } from "../live/shown.js";
import { linkAct } from "./link.js";
import { asked, sending } from "./standing.js";

/** How the message begins that connects a service. */
export const CONNECT = /^connect\s+\S/i;

/** What to do next to have a service shown in a channel. */
export function connectAct(now, done) {
  const { person, channel, place } = now;
  if (done) {
    return {};
  }
  if (!person.linked) {
    const first = linkAct(now);
    return first.text ? first : { ...first, title: "First link your account", text: "Only somebody who is linked can connect a service." };
  }
  if (!channel) {
    return opening(now);
  }
  const written = [place, channel].find((one) => one.kind !== "personal" && CONNECT.test(now.drafts[one.id] ?? ""));
  return written ? sending(written) : { ...answering(now), ...writing(now) };
}

/** What to do next to connect one service, whoever looks: who is not linked links first. */
export function connecting(now, service) {
  if (!now.person.linked) {
    return linkAct(now);
  }
  return now.channel ? writing(now, service) : opening(now);
}

/** The message that connects a service, the one that is wanted or else the first, prepared in the channel. */
export function writing({ state, person, channel }, wanted, asks, more = "") {
  const service = wanted ?? state.pagerduty.services.find((one) => !isShown(state, one)) ?? state.pagerduty.services[0];
  const label = asks ?? (service ? `Connect ${service.name}` : "Open the channel");
  return { label, prepared: { view: "teams", who: person.userPrincipalName, where: channel?.id, draft: service && `connect ${service.htmlUrl}${more}` } };
}

/** Muster is in no channel yet: there it can be installed. */
function opening({ places, place }) {
  const first = places.find((one) => one.kind === "channel") ?? place;
  return { label: `Open ${first.name}`, prepared: { view: "teams", where: first.id } };
}

function answering({ messages, person, place, at }) {
  const answered = messages?.of === place.id ? asked(messages.list, person, CONNECT, at) : undefined;
  if (!answered) {
    return {};
  }
  return answered.answers.length ? { title: "Read Muster's answer" } : { title: "Muster is answering", text: "It looks the service up in PagerDuty." };
}
