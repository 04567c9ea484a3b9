import { connectAct } from "./connect.js";
import { cardAct, triggerAct } from "./incident.js";
import { linkAct } from "./link.js";

/**
 * The next small act of a step, as things stand: what it is, and what its button prepares. The deed itself is left to the person. What the page knows better than the
 * sandbox (what is written but not sent, which form or tab is open) takes the place of the step's own words.
 *
 * @param {{id: string, title: string, text: string, done: boolean}} step
 * @param {object} now see standingOf
 * @returns {{title: string, text: string, label?: string, prepared?: object, wanted?: string, other?: {label: string, prepared: object}}} `wanted` is the test id of
 *     the button that is to be pressed
 */
export function actOf(step, now) {
  return { title: step.title, text: step.text, ...known(step, now) };
}

function known(step, now) {
  switch (step.id) {
    case "link":
      return linkAct(now);
    case "connect":
      return connectAct(now, step.done);
    case "trigger":
      return triggerAct(now, step.done);
    case "acknowledge":
    case "resolve":
      return cardAct(now, step);
    default:
      return {};
  }
}

/** What there is to try when all steps are done. */
export function afterAll({ state, person }) {
  const stranger = state.people.find((one) => !one.linked && one.id !== person.id);
  const storm = { label: "Rehearse a storm", prepared: { view: "pagerduty", panel: "storm" } };
  return {
    title: "That was the whole way there and back",
    text: stranger ? `Now press a card's button as ${stranger.name}, who isn't linked, or see many incidents at once.` : "Now see how many incidents at once stay readable.",
    ...(stranger ? { label: `Be ${stranger.name}`, prepared: { view: "teams", who: stranger.userPrincipalName }, other: storm } : storm),
  };
}
