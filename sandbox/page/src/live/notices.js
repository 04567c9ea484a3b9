/**
 * Whether an answer to a press has had its time: the button is gone, and the message says by itself what came of it.
 *
 * @param {{ofButton?: boolean}} given
 * @param {{card: object | null} | undefined} message beneath which it stands
 */
export function isOver(given, message) {
  return Boolean(given.ofButton && message && !message.card);
}
