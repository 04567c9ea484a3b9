import { isShown } from "../live/shown.js";
import { linkAct } from "./link.js";
import { asked, sending } from "./standing.js";

const CONNECT = /^connect\s+\S/i;

/** What to do next to have a service shown in a channel. */
export function connectAct(now) {
  const { state, person, channel, place } = now;
  if (state.mappings.length) {
    const [{ service }] = state.mappings;
    return { title: `${service} is connected`, text: channel ? `Its incidents are shown in ${channel.name}.` : "Its incidents are shown in Teams." };
  }
  if (!person.linked) {
    const { label, prepared, other, wanted } = linkAct(now);
    return { title: "Link first", text: `Muster connects a service only for somebody who is linked; ${person.name} isn't yet.`, label, prepared, other, wanted };
  }
  if (!channel) {
    const first = now.places.find((one) => one.kind === "channel") ?? place;
    return { title: "Install Muster in a channel first", text: "Then a service can be connected there.", label: `Open ${first.name}`, prepared: { view: "teams", where: first.id } };
  }
  const written = [place, channel].find((one) => one.kind !== "personal" && CONNECT.test(now.drafts[one.id] ?? ""));
  if (written) {
    return sending(written);
  }
  return answering(now) ?? { title: "Connect a service", text: `Tell Muster in ${channel.name} which service to show there.`, ...writing(now) };
}

/** The message that connects a service, the one that is wanted or else the first, prepared in the channel. */
export function writing({ state, person, channel }, wanted) {
  const service = wanted ?? state.pagerduty.services.find((one) => !isShown(state, one)) ?? state.pagerduty.services[0];
  return { label: "Prepare the message", prepared: { view: "teams", who: person.userPrincipalName, where: channel?.id, draft: service && `connect ${service.htmlUrl}` } };
}

function answering(now) {
  const { messages, person, place, at } = now;
  const answered = messages?.of === place.id ? asked(messages.list, person, CONNECT, at) : undefined;
  if (!answered) {
    return undefined;
  }
  return answered.answers.length
    ? { title: "Read Muster's answer", text: `It stands at the end of ${place.name} and says what to do next.`, ...writing(now) }
    : { title: "Muster is answering", text: "It looks the service up in PagerDuty." };
}
