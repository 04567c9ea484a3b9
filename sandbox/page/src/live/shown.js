/** Whether a service itself is connected with a conversation. */
export function isConnected({ mappings }, service) {
  return mappings.some((mapping) => mapping.service === service.id || mapping.service === service.name || mapping.service === service.summary);
}

/** Whether incidents of a service are shown somewhere. What was connected by a team's name may hold any service. */
export function isShown({ mappings, pagerduty }, service) {
  const known = (mapping) => pagerduty.services.some((one) => one.id === mapping.service || one.name === mapping.service);
  return isConnected({ mappings }, service) || mappings.some((mapping) => !known(mapping));
}
