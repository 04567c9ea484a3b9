import { useEffect } from "preact/hooks";

const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/**
 * Makes a list one stop of the Tab key: arrows, Home and End move within it.
 *
 * @param {object} list reference of the element around the list
 * @param {string} selector what moves
 * @param {boolean} across whether left and right arrows move too
 */
export function useRoving(list, selector, across = false) {
  useEffect(() => {
    const around = list.current;
    if (!around) {
      return undefined;
    }
    const mark = () => {
      const stops = [...around.querySelectorAll(selector)];
      const current = stops.find((stop) => stop.dataset.stop === "true") ?? stops.find((stop) => stop.hasAttribute("aria-current")) ?? stops[0];
      stops.forEach((stop) => {
        stop.tabIndex = stop === current ? 0 : -1;
      });
    };
    const focused = (event) => {
      const stop = event.target.closest?.(selector);
      if (stop && around.contains(stop)) {
        around.querySelectorAll(selector).forEach((other) => delete other.dataset.stop);
        stop.dataset.stop = "true";
        mark();
      }
    };
    const moved = (event) => {
      const stops = [...around.querySelectorAll(selector)];
      const at = stops.indexOf(event.target);
      const step = STEPS[event.key];
      if (at < 0 || (step && !across && event.key.length > 9)) {
        return;
      }
      const next = event.key === "Home" ? stops[0] : event.key === "End" ? stops.at(-1) : step ? stops[at + step] : undefined;
      if (next) {
        event.preventDefault();
        next.focus();
      }
    };
    mark();
    const watch = new MutationObserver(mark);
    watch.observe(around, { childList: true, subtree: true });
    around.addEventListener("focusin", focused);
    around.addEventListener("keydown", moved);
    return () => {
      watch.disconnect();
      around.removeEventListener("focusin", focused);
      around.removeEventListener("keydown", moved);
    };
  });
}
