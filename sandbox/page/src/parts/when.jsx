import { useEffect, useState } from "preact/hooks";
import { age, inFull, timeOfDay } from "../base/time.js";

const EVERY = 5000;
const clocks = new Set();
setInterval(() => clocks.forEach((tick) => tick(Date.now())), EVERY);

/** The time, a few seconds coarse; draws the component again as it passes. */
export function useNow() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    clocks.add(setNow);
    return () => clocks.delete(setNow);
  }, []);
  return now;
}

/** A moment: its time of day and its age. `ageOnly` leaves the time of day to the tooltip. */
export function When({ at, ageOnly = false }) {
  const now = useNow();
  if (!at) {
    return null;
  }
  return (
    <time class="when" dateTime={at} title={inFull(at)}>
      {ageOnly ? age(at, now) : `${timeOfDay(at, now)} · ${age(at, now)}`}
    </time>
  );
}
