import { useStore } from "../base/store.js";
import { isOver } from "../live/notices.js";
import { notice, page } from "../live/page.js";
import { Icon } from "./icon.jsx";

/**
 * What came of a deed, near where it was done.
 *
 * @param {object} props `of` is the message beneath which it stands
 */
export function Notice({ where, of }) {
  const given = useStore(page, ({ notices }) => notices[where]);
  if (!given || isOver(given, of)) {
    return null;
  }
  return (
    <div class={`notice ${given.tone}`} role={given.tone === "refused" ? "alert" : "status"} data-testid="notice">
      <Icon name={given.tone === "refused" ? "warn" : "check"} />
      <p>
        {given.text} {given.next}
      </p>
      <button type="button" class="subtle small square" aria-label="Dismiss this message" onClick={() => notice(where, undefined)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

/** Something that could not be loaded, in the place of what would stand there. */
export function Unloaded({ problem }) {
  return (
    <div class="notice refused" role="alert">
      <Icon name="warn" />
      <p>
        {problem.problem ?? "This could not be shown."} {problem.next}
      </p>
    </div>
  );
}
