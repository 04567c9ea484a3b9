/**
 * Messages of a channel as posts with their replies, in the order in which the posts were begun; a reply whose post is not there stands alone.
 *
 * @param {object[]} messages oldest first
 * @returns {{id: string, post: object, replies: object[]}[]}
 */
export function threadsOf(messages) {
  const threads = new Map();
  for (const message of messages) {
    const root = message.root ?? message.id;
    const thread = threads.get(root);
    if (thread) {
      thread.replies.push(message);
    } else {
      threads.set(root, { id: root, post: message, replies: [] });
    }
  }
  return [...threads.values()];
}

/** Whether a message follows another closely enough to share its heading: same author, within five minutes. */
export function continues(message, before) {
  return Boolean(before) && before.author === message.author && !before.onlyFor === !message.onlyFor && Date.parse(message.at) - Date.parse(before.at) < 5 * 60_000;
}
