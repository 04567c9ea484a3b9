import { placesOf } from "../live/places.js";

const BUTTONS = {
  link: "Prepare the message",
  connect: "Prepare the message",
  trigger: "Open the form",
  acknowledge: "Show me the button",
  resolve: "Show me the button",
};

const SHORT = { link: "Link", connect: "Connect", trigger: "Trigger", acknowledge: "Acknowledge", resolve: "Resolve" };

/** A step in one word, for the line of all steps. */
export function shortOf(step) {
  return SHORT[step.id] ?? step.title;
}

/** What a step's button is called. */
export function buttonOf(id) {
  return BUTTONS[id] ?? "Show me";
}

/** The first step that is not done; `undefined` when all are. */
export function nextStep(guide) {
  return guide.find((step) => !step.done);
}

/**
 * What a step's button prepares; the deed itself is left to the person.
 *
 * @returns {{view: string, who?: string, where?: string, draft?: string, panel?: string, incident?: string, point?: {incident?: object, button: string}}}
 */
export function preparationOf(id, { state, incidents, address }) {
  const known = state.people.find((person) => person.userPrincipalName === address.who) ?? state.people[0];
  const linked = known?.linked ? known : (state.people.find((person) => person.linked) ?? known);
  const service = state.pagerduty.services[0];
  const mapped = state.mappings[0]?.conversation;
  switch (id) {
    case "link":
      return { view: "teams", who: known.userPrincipalName, where: known.personalChat ?? undefined, draft: "linkUser" };
    case "connect": {
      const channels = placesOf(state, linked).filter((place) => place.kind === "channel" && place.installed);
      const channel = channels.find((place) => place.name !== "General") ?? channels[0];
      return { view: "teams", who: linked.userPrincipalName, where: channel?.id, draft: service && `connect ${service.htmlUrl}` };
    }
    case "trigger":
      return { view: "pagerduty", panel: "trigger" };
    default: {
      const wanted = id === "acknowledge" ? ["triggered"] : ["acknowledged", "triggered"];
      const incident = wanted.map((status) => incidents?.find((one) => one.status === status)).find(Boolean);
      return {
        view: incident ? "teams" : "pagerduty",
        who: linked.userPrincipalName,
        where: mapped,
        incident: incident?.id,
        panel: incident ? undefined : "trigger",
        point: incident && { incident, button: id === "acknowledge" ? "Acknowledge" : "Resolve" },
      };
    }
  }
}
