import { useEffect, useMemo } from "preact/hooks";
import { clean } from "../base/clean.js";
import { messageText, plainText } from "../base/markdown.js";
import { useStore } from "../base/store.js";
import { Card } from "../card/card.jsx";
import { restore } from "../live/message-deeds.js";
import { page } from "../live/page.js";
import { personOf } from "../live/places.js";
import { press, viewed } from "../live/teams-deeds.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Notice } from "../parts/notice.jsx";
import { When } from "../parts/when.jsx";
import { Edit } from "./edit.jsx";
import { MessageMenu } from "./message-menu.jsx";
import { Reactions } from "./reactions.jsx";

/** Who wrote a message. */
export function authorOf(state, message) {
  if (message.author.startsWith("28:")) {
    return { bot: true, name: state.bot?.name ?? "Muster" };
  }
  return { bot: false, name: message.authorName ?? personOf(state, message.author)?.name ?? "Somebody", id: message.author };
}

/** A message: who, when, what it says, its card; on a card the buttons work. */
export function Message({ message, me, compact, own }) {
  const state = useStore(page, (now) => now.state);
  const busy = useStore(page, (now) => now.busy[message.id]);
  const editing = useStore(page, (now) => now.editing === message.id);
  const author = authorOf(state, message);
  useOwnView(message, me);
  if (message.deletedAt) {
    return (
      <article class="message deleted" data-stop-here data-testid="message" data-message={message.id}>
        <p>
          {author.name} · this message was deleted. <When at={message.deletedAt} />{" "}
          {author.id === me.id && (
            <button type="button" class="as-link" onClick={() => restore(message.id)}>
              Undo
            </button>
          )}
        </p>
        <Notice where={message.id} />
      </article>
    );
  }
  return (
    <article class={`message ${compact ? "compact" : ""} ${own ? "own" : ""} ${author.bot ? "from-bot" : ""}`} data-stop-here aria-label={`${author.name}: ${wordsOf(message)}`} data-testid="message" data-message={message.id}>
      {!compact && !own && <Avatar name={author.name} bot={author.bot} />}
      <div class="message-words">
        <header class={compact ? "quiet" : ""}>
          <strong>{author.name}</strong>
          {author.bot && <span class="tag">App</span>}
          <When at={message.at} />
          <Edited message={message} bot={author.bot} />
          <MessageMenu message={message} author={author} me={me} />
        </header>
        {message.onlyFor && (
          <p class="only-for">
            <Icon name="lock" size={16} /> Only you can see this message
          </p>
        )}
        {editing ? <Edit message={message} /> : <Text text={message.text} format={message.textFormat} />}
        {message.card && <Card json={message.card} busy={busy} label={wordsOf(message)} onPress={(button, inputs) => press(message.id, button, inputs)} />}
        <Reactions message={message} me={me} />
        <Notice where={message.id} of={message} />
      </div>
    </article>
  );
}

/** A message without a text says what its card says in short. */
export function wordsOf(message) {
  return plainText(message.text || message.card?.fallbackText || "a card").slice(0, 160);
}

function Text({ text, format }) {
  const html = useMemo(() => (text ? clean(messageText(text, format)) : ""), [text, format]);
  return html ? <div class="message-text" dangerouslySetInnerHTML={{ __html: html }} /> : null;
}

function Edited({ message, bot }) {
  if (!message.edits) {
    return null;
  }
  const last = message.versions?.at(-1)?.at;
  return (
    <span class="edited">
      {bot ? "updated" : "edited"} {last ? <When at={last} ageOnly /> : `${message.edits} times`}
    </span>
  );
}

/** As Teams does: a card that can refresh asks for the viewer's own view when it comes into sight, and again after each edit. */
function useOwnView(message, me) {
  const wants = Boolean(message.versions?.at(-1)?.activity?.attachments?.[0]?.content?.refresh ?? message.card?.refresh) && !message.deletedAt;
  useEffect(() => {
    if (wants && !message.cardsFor?.includes(me.id)) {
      viewed(message.id);
    }
  }, [wants, message.id, message.edits, me.id]);
}
