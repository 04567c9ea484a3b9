const KINDS = [
  [/^BEGIN\b/, "Database: opens a transaction"],
  [/^COMMIT\b/, "Database: makes it last"],
  [/^ROLLBACK\b/, "Database: takes it back"],
  [/^SELECT\b/, "Database: reads"],
  [/^(INSERT|UPDATE|DELETE|MERGE)\b/, "Database: writes"],
  [/^(query|DB|WITH|LOCK|TRUNCATE|NOTIFY|LISTEN)\b/, "Database"],
  [/^consume /, "All of it, since Kafka handed it over"],
  [/^work /, "All of it, since its turn came"],
  [/ (publish|send)$/, "Kafka: hands it on"],
  [/ (receive|process|poll)$/, "Kafka: hands it over"],
  [/^POST \/.*webhook/i, "All of it, from PagerDuty's request to the answer"],
  [/^POST \/.*messages/i, "All of it, from Teams' request to the answer"],
  [/^[A-Z]+ \//, "All of it, from the request to the answer"],
  [/teams|botframework|bot-sign-in/i, "Teams answers"],
  [/pagerduty/i, "PagerDuty answers"],
  [/^(GET|POST|PUT|PATCH|DELETE) /, "Another system answers"],
];

/** A part of Muster's work in people's words; `name` is what the program calls it. */
export function workOf(name) {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "Muster's own work";
}

/**
 * How much of the time is in no part that could be told apart: what the program did itself between them.
 *
 * @param {{startMillis: number, durationMillis: number}[]} spans at least one
 * @returns {number} milliseconds; 0 where a part covers all and holds no other
 */
export function ownTime(spans) {
  const end = (span) => span.startMillis + span.durationMillis;
  const holds = (one, other) => one !== other && one.durationMillis > other.durationMillis && one.startMillis <= other.startMillis && end(one) >= end(other);
  const whole = Math.max(...spans.map(end)) - Math.min(...spans.map((span) => span.startMillis));
  const inner = spans.filter((span) => !spans.some((other) => holds(span, other))).sort((one, other) => one.startMillis - other.startMillis);
  let known = 0;
  let until = -Infinity;
  for (const span of inner) {
    known += Math.max(0, end(span) - Math.max(until, span.startMillis));
    until = Math.max(until, end(span));
  }
  return Math.max(0, whole - known);
}
