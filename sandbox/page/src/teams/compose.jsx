import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { say } from "../live/teams-deeds.js";
import { Icon } from "../parts/icon.jsx";
import { Notice } from "../parts/notice.jsx";
import { suggest } from "./commands.js";
import { authorOf, wordsOf } from "./message.jsx";

const MOST = 6;

/** Where a person writes: with the mention of Muster, a thread to reply to, and suggestions of commands. */
export function Compose({ place }) {
  const state = useStore(page, (now) => now.state);
  const text = useStore(page, (now) => now.drafts[place.id] ?? "");
  const busy = useStore(page, (now) => now.busy.compose);
  const replyTo = useStore(page, (now) => now.replyTo);
  const composing = useStore(page, (now) => now.composing);
  const wanted = useStore(page, (now) => now.wanted === "send");
  const [mention, setMention] = useState(true);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef();
  const id = useId();
  const personal = place.kind === "personal";
  const suggestions = open && (mention || personal) ? suggest(text, state).slice(0, MOST) : [];

  useEffect(() => composing && input.current.focus(), [composing]);
  const write = (value) => page.set(({ drafts }) => ({ drafts: { ...drafts, [place.id]: value } }));
  const take = (suggestion) => {
    write(suggestion.text);
    setOpen(false);
    setAt(-1);
    input.current.focus();
  };
  const send = async () => {
    const wanted = text.trim();
    if (!wanted || busy) {
      return;
    }
    setOpen(false);
    if (await say(wanted, { mention: !personal && mention, root: replyTo?.root ?? replyTo?.id })) {
      write("");
      page.set({ replyTo: undefined });
    }
    input.current?.focus();
  };
  const keys = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const count = Math.min(MOST, suggest(text, state).length);
      setAt(count ? (at + (event.key === "ArrowDown" ? 1 : -1) + count + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % count : -1);
    } else if (event.key === "Enter" && suggestions[at]) {
      event.preventDefault();
      take(suggestions[at]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };

  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Notice where="compose" />
      {replyTo && (
        <p class="reply-to">
          <Icon name="chat" size={16} />
          <span>
            Replying to {authorOf(state, replyTo).name}: {wordsOf(replyTo)}
          </span>
          <button type="button" class="subtle small square" aria-label="Do not reply, begin a new post" onClick={() => page.set({ replyTo: undefined })}>
            <Icon name="close" size={16} />
          </button>
        </p>
      )}
      {suggestions.length > 0 && (
        <ul class="suggestions" role="listbox" id={id} aria-label="What Muster understands">
          {suggestions.map((suggestion, index) => (
            <li key={suggestion.label} id={`${id}-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => event.preventDefault()} onClick={() => take(suggestion)}>
              <b>{suggestion.label}</b>
              <small>{suggestion.hint}</small>
            </li>
          ))}
        </ul>
      )}
      <div class="compose-box">
        {!personal && (
          <button type="button" class="mention-chip" aria-pressed={mention} title={mention ? "Muster is mentioned: it reads this. Press to write without it." : "Muster is not mentioned: it does not read this."} onClick={() => setMention(!mention)}>
            @{state.bot?.name ?? "Muster"}
          </button>
        )}
        <input
          ref={input}
          value={text}
          role="combobox"
          aria-expanded={suggestions.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={suggestions[at] ? `${id}-${at}` : undefined}
          aria-label={replyTo ? "Reply" : `Message to ${place.name}`}
          placeholder={personal ? "Write to Muster" : mention ? "connect, linkUser, help …" : `Write in ${place.name}`}
          autocomplete="off"
          spellcheck={false}
          data-testid="compose"
          onInput={(event) => {
            write(event.currentTarget.value);
            setOpen(event.currentTarget.value.length > 0);
            setAt(-1);
          }}
          onKeyDown={keys}
          onBlur={() => setOpen(false)}
        />
        <button type="button" class="subtle square" aria-label="What Muster understands" title="What Muster understands" aria-expanded={suggestions.length > 0} onPointerDown={(event) => event.preventDefault()} onClick={() => {
          setOpen(!open);
          input.current.focus();
        }}>
          <Icon name="help" />
        </button>
        <button type="submit" class={`send square ${wanted ? "wanted" : ""}`} aria-label="Send" title="Send (Enter)" disabled={busy || !text.trim()} data-testid="send">
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
