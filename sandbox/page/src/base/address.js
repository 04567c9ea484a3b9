const PARTS = ["who", "where", "incident", "view"];
const VIEWS = ["teams", "pagerduty", "journey"];

/**
 * Reads who is looking, where, and at which incident from the part of an address behind `#`.
 *
 * @param {string} hash with or without `#`
 * @returns {{who?: string, where?: string, incident?: string, view: string}} a sign-in name, a conversation id, an incident id, and the part shown on a narrow screen
 */
export function readAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const read = {};
  for (const part of PARTS) {
    if (given.get(part)) {
      read[part] = given.get(part);
    }
  }
  return { ...read, view: VIEWS.includes(read.view) ? read.view : "teams" };
}

/** The same the other way round, beginning with `#`. */
export function writeAddress(address) {
  const written = new URLSearchParams();
  for (const part of PARTS) {
    if (address[part] && !(part === "view" && address.view === "teams")) {
      written.set(part, address[part]);
    }
  }
  return `#${written}`;
}
