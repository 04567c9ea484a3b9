import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Keeps the end in sight for whoever is at the end; others are told that something new is there. */
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
