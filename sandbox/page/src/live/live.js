const PATIENCE = [500, 1000, 2000, 4000];

/**
 * Listens to what changes in the sandbox, and connects again when the line is cut.
 *
 * @param {(change: {area: string, conversation?: string, incident?: string}) => void} onChange
 * @param {(state: "live" | "lost") => void} onState told on each connection and each loss
 */
export function listen(onChange, onState) {
  let failures = 0;
  const connect = () => {
    const source = new EventSource("/api/events");
    source.onopen = () => {
      failures = 0;
      onState("live");
    };
    source.addEventListener("changed", (event) => onChange(JSON.parse(event.data)));
    source.onerror = () => {
      // A browser tries again by itself after some errors and never after others; one way for all is easier to trust.
      source.close();
      onState("lost");
      setTimeout(connect, PATIENCE[Math.min(failures++, PATIENCE.length - 1)]);
    };
  };
  connect();
}
