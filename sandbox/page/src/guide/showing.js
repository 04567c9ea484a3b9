import { offerOf, SHOW } from "../live/offers.js";
import { cameBefore, shownIn } from "../live/shown.js";
import { CONNECT, writing } from "./connect.js";
import { nameOf } from "../pagerduty/names.js";
import { linkAct } from "./link.js";
import { sending } from "./standing.js";

/**
 * How to have shown what was open before its service was connected: with the button under Muster's answer, or with a message where that is gone.
 *
 * @returns {{how: string, where: string, label?: string, prepared?: object}} `how` begins a sentence
 */
export function showing(now, service) {
  const place = now.places.find((one) => shownIn(now.state, service).includes(one.id));
  if (!place) {
    return { how: "Ask somebody who reads the conversation that shows it", where: "a conversation of others" };
  }
  if (!now.person.linked) {
    return { ...linkAct(now), how: `Link your account, then press ${SHOW} in ${place.name}`, where: place.name };
  }
  const asking = writing({ ...now, channel: place }, service, "Ask Muster for them", " open");
  const known = now.messages?.of === place.id ? now.messages.list : undefined;
  if (known && !offerOf(known, service)) {
    return { ...asking, how: `Ask Muster for them in ${place.name}`, where: place.name };
  }
  const point = { service, button: SHOW, draft: asking.prepared.draft };
  return { how: `Press ${SHOW} on Muster's answer in ${place.name}`, where: place.name, label: "Show me the button", prepared: { view: "teams", where: place.id, point } };
}

/** What to do next where incidents are open and have no card, since they came before their service was connected; `undefined` where there are none. */
export function showAct(now) {
  const waiting = now.incidents.filter((one) => cameBefore(now.state, one));
  if (waiting.length === 0) {
    return undefined;
  }
  const written = now.places.find((one) => one.kind !== "personal" && CONNECT.test(now.drafts[one.id] ?? ""));
  if (written) {
    return sending(written);
  }
  const [newest] = waiting;
  const service = now.state.pagerduty.services.find((one) => one.id === newest.service.id || one.name === newest.service.summary) ?? newest.service;
  const alone = waiting.length === 1;
  const { how, label, prepared } = showing(now, service);
  return {
    title: alone ? `#${newest.number} waits for its card` : `${waiting.length} open incidents wait for their cards`,
    text: `${alone ? "It" : "They"} came before ${nameOf(service)} was connected. ${how}.`,
    label,
    prepared,
  };
}
