import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { restOf } from "./rest.js";

const NEAR = 60;
const MARGIN = 8;

/** Keeps the newest message in sight for whoever is at the end; others are told that something new is there. */
export function useEnd(list, place, messages) {
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
      atEnd.current = around.scrollTop > rest(around) - NEAR;
      if (atEnd.current) {
        setHasNew(false);
      }
    };
    if (atEnd.current) {
      around.scrollTop = rest(around);
    }
    // Whoever scrolled on within a tall message stays there when it changes.
    const stay = () => {
      if (atEnd.current) {
        around.scrollTop = Math.max(around.scrollTop, rest(around));
      }
    };
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
      list.current.scrollTop = rest(list.current);
    },
  };
}

/** Where the list rests: by its last message, be it a post or the last reply of the last one. */
function rest(around) {
  const newest = [...around.querySelectorAll("[data-message]")].at(-1);
  const top = newest && newest.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop - MARGIN;
  return restOf(around, top);
}
