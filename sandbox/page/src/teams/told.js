import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { authorOf, wordsOf } from "./message.jsx";

/** The words of a message that came while the conversation was open. */
export function useTold(place, messages) {
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
