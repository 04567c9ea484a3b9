/**
 * How a press is told to the Teams stand-in, which knows a button by its verb, title or id.
 *
 * Several lines of a list may have buttons of the same name (Acknowledge, for each incident). Then the stand-in would take the first of them; what tells the pressed one
 * apart is its data, which go along with what was filled in and take the place of the other's.
 *
 * @param {{verb?: string, title?: string, id?: string, data?: object}} action the pressed one
 * @param {object[]} all every action of the card, the pressed one among them
 * @param {object} inputs what was filled in
 * @returns {{button: string, inputs: object}}
 */
export function pressOf(action, all, inputs) {
  const name = (other) => [other.verb, other.title, other.id];
  const means = (word) => all.filter((other) => name(other).includes(word));
  const words = name(action).filter(Boolean);
  const exact = words.find((word) => means(word).length === 1);
  return exact ? { button: exact, inputs } : { button: words[0], inputs: { ...(typeof action.data === "object" ? action.data : {}), ...inputs } };
}
