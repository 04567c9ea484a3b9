const MOST = 12;

/**
 * The parts of a piece of work as shares of its whole length, in the order in which they began.
 *
 * @param {{name: string, service?: string, startMillis: number, durationMillis: number}[]} spans at least one; counted from any moment
 * @returns {{parts: {name: string, service?: string, millis: number, begin: number, share: number}[], total: number, left: number}} `begin` and `share` from 0 to 1,
 *     `total` in milliseconds, `left` how many of the shortest are left out
 */
export function shares(spans) {
  const first = Math.min(...spans.map((span) => span.startMillis));
  const total = Math.max(...spans.map((span) => span.startMillis + span.durationMillis)) - first;
  const longest = [...spans].sort((one, other) => other.durationMillis - one.durationMillis).slice(0, MOST);
  const parts = longest
    .sort((one, other) => one.startMillis - other.startMillis || other.durationMillis - one.durationMillis)
    .map(({ name, service, startMillis, durationMillis }) => ({ name, service, millis: durationMillis, begin: total ? (startMillis - first) / total : 0, share: total ? durationMillis / total : 1 }));
  return { parts, total, left: spans.length - parts.length };
}
