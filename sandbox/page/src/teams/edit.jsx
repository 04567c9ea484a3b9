import { useEffect, useRef, useState } from "preact/hooks";
import { edit } from "../live/message-deeds.js";
import { page } from "../live/page.js";

/** One's own message while it is written anew; Enter saves, Escape leaves it as it was. */
export function Edit({ message }) {
  const [text, setText] = useState(message.text.replace(/<at\b[^>]*>.*?<\/at>/gi, "").trim());
  const input = useRef();
  useEffect(() => input.current.focus(), []);
  const leave = () => page.set({ editing: undefined });
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) {
          edit(message.id, text.trim());
        }
      }}
      onKeyDown={(event) => event.key === "Escape" && leave()}
    >
      <input ref={input} value={text} aria-label="Your message" spellcheck={false} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit" class="primary" disabled={!text.trim()}>
        Save
      </button>
      <button type="button" onClick={leave}>
        Cancel
      </button>
    </form>
  );
}
