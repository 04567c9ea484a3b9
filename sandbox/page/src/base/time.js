const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago a moment was, in words; a moment a little ahead (clocks differ) is now. */
export function age(at, now) {
  const past = now - Date.parse(at);
  if (Number.isNaN(past)) {
    return "";
  }
  if (past < 5 * SECOND) {
    return "just now";
  }
  if (past < MINUTE) {
    return `${Math.floor(past / SECOND)} s ago`;
  }
  if (past < HOUR) {
    return `${Math.floor(past / MINUTE)} min ago`;
  }
  return past < DAY ? `${Math.floor(past / HOUR)} h ago` : `${Math.floor(past / DAY)} d ago`;
}

/** A length of time in words, exact below a second. */
export function duration(millis) {
  if (millis < SECOND) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 10 * SECOND) {
    return `${(millis / SECOND).toFixed(1)} s`;
  }
  if (millis < MINUTE) {
    return `${Math.round(millis / SECOND)} s`;
  }
  if (millis < HOUR) {
    const seconds = Math.floor((millis % MINUTE) / SECOND);
    return `${Math.floor(millis / MINUTE)} min${seconds ? ` ${seconds} s` : ""}`;
  }
  const minutes = Math.floor((millis % HOUR) / MINUTE);
  return `${Math.floor(millis / HOUR)} h${minutes ? ` ${minutes} min` : ""}`;
}

/** The time of day in the reader's zone; with the day when it is not today's. */
export function timeOfDay(at, now, { exact = false } = {}) {
  const moment = new Date(at);
  const clock = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", ...(exact ? { second: "2-digit" } : {}) });
  return moment.toDateString() === new Date(now).toDateString() ? clock : `${moment.toLocaleDateString([], { day: "numeric", month: "short" })}, ${clock}`;
}

/** A moment in full, for a tooltip. */
export function inFull(at) {
  return new Date(at).toLocaleString([], { dateStyle: "full", timeStyle: "medium" });
}
