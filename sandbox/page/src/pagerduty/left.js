import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Whether the chosen incident left the list by what became of it, and not because another list was asked for.
 *
 * @param {string | undefined} id of the chosen incident
 * @param {string} filter
 * @param {boolean} here whether it is listed now
 */
export function useLeft(id, filter, here) {
  const [left, setLeft] = useState(false);
  const before = useRef({});
  useEffect(() => {
    const was = before.current;
    before.current = { id, filter, here };
    if (here || was.id !== id || was.filter !== filter) {
      setLeft(false);
    } else if (was.here) {
      setLeft(true);
    }
  }, [id, filter, here]);
  return left;
}
