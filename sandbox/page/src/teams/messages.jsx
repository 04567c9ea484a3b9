import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { prepare } from "../guide/prepare.js";
import { offerOf } from "../live/offers.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Skeleton } from "../parts/skeleton.jsx";
import { useEnd } from "./end.js";
import { Message } from "./message.jsx";
import { NothingHere } from "./nothing-here.jsx";
import { pointAt } from "./point.js";
import { continues, threadsOf } from "./threads.js";
import { useTold } from "./told.js";

const AT_FIRST = 40;

/** What stands in the open conversation, the newest at the bottom. */
export function Messages({ place, person }) {
  const messages = useStore(page, (now) => now.messages);
  const [shown, setShown] = useState(AT_FIRST);
  const list = useRef();
  const end = useEnd(list, place, messages);
  const told = useTold(place, messages);
  useRoving(list, "[data-stop-here]");
  usePointing(messages);
  useEffect(() => setShown(AT_FIRST), [place.id]);

  if (!messages || messages.of !== place.id) {
    return (
      <div class="messages" ref={list}>
        <Skeleton lines={6} label="Messages are on their way" />
      </div>
    );
  }
  const threads = threadsOf(place.kind === "channel" ? messages.list : messages.list.map((message) => ({ ...message, root: message.id })));
  const earlier = Math.max(0, threads.length - shown);
  return (
    <div class={`messages ${place.kind}`} ref={list} data-testid="messages" role="region" aria-label={`Messages in ${place.name}`} tabIndex={-1}>
      <p class="visually-hidden" aria-live="polite">
        {told}
      </p>
      {messages.problem?.status > 0 && <Unloaded problem={messages.problem} />}
      {earlier > 0 && (
        <button type="button" class="earlier" onClick={() => setShown(shown + AT_FIRST)}>
          Show {Math.min(earlier, AT_FIRST)} earlier of {earlier}
        </button>
      )}
      {threads.length === 0 && !messages.problem && <NothingHere place={place} person={person} />}
      <ol>
        {threads.slice(earlier).map((thread, index, all) => (
          <li key={thread.id}>{place.kind === "channel" ? <Thread thread={thread} me={person} /> : <Line message={thread.post} before={all[index - 1]?.post} me={person} />}</li>
        ))}
      </ol>
      {end.hasNew && (
        <button type="button" class="to-end" onClick={end.go}>
          <Icon name="down" size={16} /> New messages
        </button>
      )}
    </div>
  );
}

function Line({ message, before, me }) {
  const own = message.author === me.id;
  return <Message message={message} me={me} own={own} compact={!own && continues(message, before)} />;
}

function Thread({ thread, me }) {
  return (
    <div class="thread">
      <Message message={thread.post} me={me} />
      {thread.replies.length > 0 && (
        <ol class="replies" aria-label="Replies">
          {thread.replies.map((reply, index) => (
            <li key={reply.id}>
              <Message message={reply} me={me} compact={continues(reply, thread.replies[index - 1])} />
            </li>
          ))}
        </ol>
      )}
      <button type="button" class="reply subtle small" onClick={() => page.set({ replyTo: thread.post, composing: Date.now() })}>
        <Icon name="chat" size={16} /> Reply
      </button>
    </div>
  );
}

/** Brings a card's button into sight once it is there, when somebody was led to it; of Muster's answers the one about that service. Where its button is gone, the message that asks for the same is written. */
function usePointing(messages) {
  const pointed = useStore(page, (now) => now.pointed);
  useEffect(() => {
    if (!pointed || !messages || (pointed.where && pointed.where !== messages.of)) {
      return;
    }
    const { service, draft, where, ...target } = pointed;
    const offer = service && offerOf(messages.list, service);
    if (service && !offer) {
      page.set({ pointed: undefined });
      prepare({ where, draft });
    } else if (pointAt(offer ? { ...target, message: offer.id } : target)) {
      page.set({ pointed: undefined });
    }
  }, [pointed, messages]);
}
