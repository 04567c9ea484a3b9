/** Whether a mapping names this service. */
function names(mapping, service) {
  return mapping.service === service.id || mapping.service === service.name || mapping.service === service.summary;
}

/** The mappings by which incidents of a service are shown. What was connected by a team's name may hold any service. */
function covering({ mappings, pagerduty }, service) {
  const known = (mapping) => pagerduty.services.some((one) => one.id === mapping.service || one.name === mapping.service);
  return mappings.filter((mapping) => names(mapping, service) || !known(mapping));
}

/** Whether a service itself is connected with a conversation. */
export function isConnected({ mappings }, service) {
  return mappings.some((mapping) => names(mapping, service));
}

/** Whether incidents of a service are shown somewhere. */
export function isShown(state, service) {
  return covering(state, service).length > 0;
}

/** The conversations that show incidents of a service. */
export function shownIn(state, service) {
  return covering(state, service).map((mapping) => mapping.conversation);
}

/** Whether an open incident came before its service was connected: then nothing starts its card by itself. PagerDuty tells whole seconds only. */
export function cameBefore(state, incident) {
  const mappings = covering(state, incident.service);
  return incident.status !== "resolved" && mappings.length > 0 && mappings.every(({ since }) => Date.parse(since) - Date.parse(incident.createdAt) > 1000);
}
