import { Fragment } from "preact";
import { duration } from "../base/time.js";
import { Icon } from "../parts/icon.jsx";
import { When } from "../parts/when.jsx";
import { gap } from "./chapters.js";
import { HopDetails } from "./hop-details.jsx";

/** What the steps of a journey are called. */
export const STEPS = { received: "Received", understood: "Understood", routed: "Routed", desired: "Card prepared", sent: "Sent to Teams", pressed: "Pressed", acted: "Done in PagerDuty", told: "Told" };

/**
 * Hops that followed from one another.
 *
 * @param {object} props `open` is the name of the one hop of the journey whose details are open, `onOpen(name)` opens another one, or none
 */
export function Chapter({ chapter, open, onOpen }) {
  const [first] = chapter.hops;
  return (
    <li class="chapter">
      <div class="chapter-heading">
        <When at={first.at} />
        {chapter.hops.length > 1 && <span class="chapter-length">{duration(chapter.millis)} in all</span>}
      </div>
      <ol class="hops">
        {chapter.hops.map((one, index) => {
          const name = `${chapter.key} ${index}`;
          return (
            <Fragment key={`${one.at} ${one.step} ${one.reference ?? index}`}>
              <li>
                {index > 0 && <span class="gap">{gap(chapter.hops, index) ? `+${duration(gap(chapter.hops, index))}` : "+0 ms"}</span>}
                <button type="button" class={`hop ${one.step}`} aria-expanded={open === name} title={one.title} data-testid="hop" data-step={one.step} onClick={() => onOpen(open === name ? undefined : name)}>
                  <Icon name={one.step} />
                  <span class="hop-words">
                    <small>{STEPS[one.step] ?? one.step}</small>
                    <strong>{one.title}</strong>
                  </span>
                </button>
              </li>
              {open === name && (
                <li class="hop-opened">
                  <HopDetails hop={one} />
                </li>
              )}
            </Fragment>
          );
        })}
      </ol>
    </li>
  );
}
