/** Something was not done: `problem` says what and why, `next` what to do about it (perhaps empty). */
export class Refusal extends Error {
  constructor(problem, next = "", status = 0) {
    super(problem);
    this.problem = problem;
    this.next = next;
    this.status = status;
  }
}

const AWAY = ["The sandbox does not answer.", "If you stopped it, type ./muster up. This page comes back by itself."];
const NOT_DONE = ["This was not done: the sandbox does not answer.", "Try again once it is back."];

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refusal(...(options.method === "POST" ? NOT_DONE : AWAY));
  }
  const body = await answer.json().catch(() => undefined);
  if (!answer.ok) {
    throw new Refusal(body?.problem ?? `The sandbox refused this (${answer.status}).`, body?.next ?? "", answer.status);
  }
  return body;
}

/** Asks the sandbox; throws a Refusal. */
export function ask(path) {
  return call(path, { headers: { Accept: "application/json" } });
}

/** Has the sandbox do something; throws a Refusal. */
export function tell(path, body) {
  return call(path, { method: "POST", headers: { Accept: "application/json", "Content-Type": "application/json" }, body: JSON.stringify(body) });
}
