import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * A value that many parts of the page read.
 *
 * @param {object} initial what it holds at first
 */
export function createStore(initial) {
  let value = initial;
  const listeners = new Set();
  return {
    get: () => value,
    /** Replaces some fields; a function gets what is there and gives the fields. */
    set(patch) {
      value = { ...value, ...(typeof patch === "function" ? patch(value) : patch) };
      [...listeners].forEach((tell) => tell());
    },
    /** Calls back after each change; the answer ends that. */
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

/** What a selector picks of a store; the component is drawn again only when that is another value. */
export function useStore(store, select) {
  const [, draw] = useState(0);
  const picked = select(store.get());
  const last = useRef();
  last.current = { select, picked };
  useLayoutEffect(
    () =>
      store.subscribe(() => {
        if (!Object.is(last.current.select(store.get()), last.current.picked)) {
          draw((times) => times + 1);
        }
      }),
    [store],
  );
  return picked;
}
