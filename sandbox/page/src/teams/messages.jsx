import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Skeleton } from "../parts/skeleton.jsx";
import { authorOf, Message, wordsOf } from "./message.jsx";
import { NothingHere } from "./nothing-here.jsx";
import { pointAt } from "./point.js";
import { continues, threadsOf } from "./threads.js";

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
      {messages.problem && <Unloaded problem={messages.problem} />}
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

/** Keeps the end in sight for whoever is at the end; others are told that something new is there. */
function useEnd(list, place, messages) {
  const atEnd = useRef(true);
  const last = useRef();
  const [hasNew, setHasNew] = useState(false);
  const count = messages?.of === place.id ? messages.list.length : -1;

  useLayoutEffect(() => {
    atEnd.current = true;
    last.current = undefined;
    setHasNew(false);
  }, [place.id]);
  useLayoutEffect(() => {
    const around = list.current;
    if (!around || count < 0) {
      return undefined;
    }
    if (last.current !== undefined && count > last.current && !atEnd.current) {
      setHasNew(true);
    }
    last.current = count;
    const scrolled = () => {
      atEnd.current = around.scrollHeight - around.scrollTop - around.clientHeight < 60;
      if (atEnd.current) {
        setHasNew(false);
      }
    };
    const stay = () => {
      if (atEnd.current) {
        around.scrollTop = around.scrollHeight;
      }
    };
    stay();
    around.addEventListener("scroll", scrolled, { passive: true });
    const grown = new ResizeObserver(stay);
    grown.observe(around);
    around.querySelectorAll(":scope > ol").forEach((inner) => grown.observe(inner));
    return () => {
      around.removeEventListener("scroll", scrolled);
      grown.disconnect();
    };
  }, [place.id, count]);

  return {
    hasNew,
    go: () => {
      atEnd.current = true;
      setHasNew(false);
      list.current.scrollTop = list.current.scrollHeight;
    },
  };
}

/** The words of a message that came while the conversation was open. */
function useTold(place, messages) {
  const state = useStore(page, (now) => now.state);
  const last = useRef();
  const [told, setTold] = useState("");
  const newest = messages?.of === place.id ? messages.list.at(-1) : undefined;
  useEffect(() => {
    if (newest && last.current !== undefined && newest.id !== last.current) {
      setTold(`${authorOf(state, newest).name}: ${wordsOf(newest)}`);
    }
    if (messages?.of === place.id) {
      last.current = newest?.id ?? "";
    }
  }, [newest?.id, messages?.of]);
  return told;
}

/** Brings a card's button into sight once it is there, when the guide pointed at it. */
function usePointing(messages) {
  const pointed = useStore(page, (now) => now.pointed);
  useEffect(() => {
    if (pointed && messages && pointAt(pointed)) {
      page.set({ pointed: undefined });
    }
  }, [pointed, messages]);
}
