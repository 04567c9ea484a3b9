const SHORT = { link: "Link", connect: "Connect", trigger: "Trigger", acknowledge: "Acknowledge", resolve: "Resolve" };

/** A step in one word, for the line of all steps. */
export function shortOf(step) {
  return SHORT[step.id] ?? step.title;
}

/** The steps as they stand for one person: whether this one is linked, not whether somebody is. */
export function stepsFor(person, guide) {
  return guide.map((step) => (step.id === "link" ? { ...step, done: person.linked } : step));
}

/** The first step that is not done; `undefined` when all are. */
export function nextStep(guide) {
  return guide.find((step) => !step.done);
}

const LOST = {
  link: ({ person }) => `Muster no longer knows ${person.name}'s PagerDuty account.`,
  connect: () => "What was connected is connected no longer.",
  trigger: () => "The earlier incident has no card: its service was not connected then.",
};

/**
 * Why steps that were done are not done any more, by step.
 *
 * @param {object} lost the words so far
 * @param {{steps: object[], person: object} | undefined} before as it stood; `undefined` at first
 * @param {{steps: object[], person: object}} now as it stands
 */
export function lostAfter(lost, before, now) {
  const words = {};
  for (const step of now.steps) {
    const wasDone = before?.steps.find((one) => one.id === step.id)?.done;
    if (!step.done && wasDone) {
      words[step.id] = before.person.id === now.person.id ? LOST[step.id]?.(now) : step.id === "link" ? undefined : `${now.person.name} has not done this yet.`;
    } else if (!step.done && before?.person.id === now.person.id) {
      words[step.id] = lost[step.id];
    }
  }
  return words;
}
