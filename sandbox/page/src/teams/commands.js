/**
 * What Muster understands, as it is typed.
 *
 * @param {object} state the page's state
 * @returns {{text: string, label: string, hint: string}[]}
 */
function commands(state) {
  const services = state?.pagerduty?.services ?? [];
  const shown = services.filter((service) => (state?.mappings ?? []).some((mapping) => mapping.service === service.name));
  return [
    { text: "linkUser", label: "linkUser", hint: "Link your PagerDuty account, so that you can act from here" },
    ...services.map((service) => ({ text: `connect ${service.htmlUrl}`, label: `connect ${service.name}`, hint: "Show this service's incidents in this conversation" })),
    { text: "help", label: "help", hint: "What Muster can do" },
    { text: "why ", label: "why", hint: "Why a card came, or did not: add the number of an incident" },
    ...shown.map((service) => ({ text: `disconnect ${service.htmlUrl}`, label: `disconnect ${service.name}`, hint: "Stop showing this service's incidents here" })),
    { text: "unlinkUser", label: "unlinkUser", hint: "Have Muster forget your PagerDuty account" },
  ];
}

/** The commands that begin with what was typed; where none does, those whose words contain it; all of them for nothing typed; none when one is typed in full. */
export function suggest(typed, state) {
  const wanted = typed.trim().toLowerCase();
  const all = commands(state);
  if (all.some((command) => command.text.trim().toLowerCase() === wanted)) {
    return [];
  }
  const starting = all.filter((command) => command.text.toLowerCase().startsWith(wanted) || command.label.toLowerCase().startsWith(wanted));
  return starting.length > 0 || wanted.length < 3 ? starting : all.filter((command) => command.label.toLowerCase().includes(wanted));
}
