const SHORT = { link: "Link", connect: "Connect", trigger: "Trigger", acknowledge: "Acknowledge", resolve: "Resolve" };

/** A step in one word, for the line of all steps. */
export function shortOf(step) {
  return SHORT[step.id] ?? step.title;
}

/** The first step that is not done; `undefined` when all are. */
export function nextStep(guide) {
  return guide.find((step) => !step.done);
}
