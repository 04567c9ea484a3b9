import { plainText } from "../base/markdown.js";

const newest = new Map();

/**
 * What came to a person's own chat with the bot since it was looked at before; the first look only remembers where it stands.
 *
 * @param {object[]} messages of that chat, oldest first
 * @returns {string | undefined} the words of the newest message of the bot, when it is new
 */
export function newInChat(person, messages) {
  const last = messages.filter((message) => message.author.startsWith("28:") && !message.deletedAt).at(-1);
  const before = newest.get(person.id);
  newest.set(person.id, last?.id ?? "");
  return last && before !== undefined && last.id !== before ? plainText(last.text || last.card?.fallbackText || "a card") : undefined;
}
