import { ask } from "../base/api.js";

const opened = new Date().toISOString();
const left = new Map();

/** Remembers that a person left a conversation now: what stands there has been seen. */
export function leave(person, conversation) {
  left.set(`${person.id} ${conversation}`, new Date().toISOString());
}

/**
 * Whether messages came since a person left a conversation, or since the page was opened. As in Teams, a card that only changed is no news.
 *
 * @param {object[]} messages oldest first
 * @param {string} since RFC 3339
 */
export function hasNews(messages, person, since) {
  return messages.some((message) => message.author !== person.id && !message.deletedAt && Date.parse(message.at) > Date.parse(since));
}

/** The same, asked of the sandbox; a conversation that cannot be read now has no news. */
export async function newsIn(person, conversation) {
  const query = new URLSearchParams({ conversation, as: person.id });
  const messages = await ask(`/api/teams/messages?${query}`).catch(() => []);
  return hasNews(messages, person, left.get(`${person.id} ${conversation}`) ?? opened);
}
