const EXAMPLES = [
  "Checkout latency above 2 s",
  "Card payments are declined without a reason",
  "Refunds wait in the queue for 20 min",
  "Error rate of /orders above 5 %",
  "Every tenth sign-in fails",
  "Invoices are sent twice",
  "Database connections are used up",
  "Nightly export has not finished",
  "Search answers with an empty page",
  "Webhooks of the bank arrive late",
];

/**
 * A title for the next incident: one that is not in the list yet, or else the one that was used longest ago.
 *
 * @param {{title: string}[]} incidents newest first
 */
export function exampleTitle(incidents) {
  const used = (title) => incidents.findIndex((incident) => incident.title === title);
  return EXAMPLES.find((title) => used(title) < 0) ?? EXAMPLES.reduce((oldest, title) => (used(title) > used(oldest) ? title : oldest));
}

// As the storm of PagerDuty's stand-in words them; it numbers them.
const OF_A_STORM = /^(Checkout answers slowly|Error rate above 5 %|Disk almost full|Queue is not drained|Certificate ends soon|Replica lags behind|Pods restart again and again|Health check fails) \(\d+\)$/;

/** Whether an incident was made up by a storm. */
export function isRehearsed(incident) {
  return OF_A_STORM.test(incident.title);
}
