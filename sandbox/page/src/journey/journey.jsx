import { Fragment } from "preact";
import { useRef, useState } from "preact/hooks";
import { duration } from "../base/time.js";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { Copy } from "../parts/copy.jsx";
import { Icon } from "../parts/icon.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Skeleton } from "../parts/skeleton.jsx";
import { When } from "../parts/when.jsx";
import { chaptersOf, gap } from "./chapters.js";
import { HopDetails } from "./hop-details.jsx";

const STEPS = { received: "Received", understood: "Understood", routed: "Routed", desired: "Card prepared", sent: "Sent to Teams", pressed: "Pressed", acted: "Done in PagerDuty", told: "Told" };

/** What Muster did with the chosen incident, hop by hop. */
export function Journey() {
  const incident = useStore(page, (now) => now.address.incident);
  const journey = useStore(page, (now) => now.journey);
  const problem = useStore(page, (now) => now.journeyProblem);
  const listed = useStore(page, (now) => now.incidents?.find((one) => one.id === now.address.incident)) ?? journey?.incident;
  const [tall, setTall] = useState(false);
  const list = useRef();
  useRoving(list, ".hop", true);
  const chapters = chaptersOf(journey?.hops ?? []);
  return (
    <section class={`journey ${incident ? "" : "idle"} ${tall ? "tall" : ""}`} aria-labelledby="journey-title" id="journey" tabIndex={-1} data-testid="journey">
      <header class="journey-heading">
        <h2 id="journey-title">Journey</h2>
        {listed && (
          <span class="journey-of">
            <span class={`status ${listed.status}`}>{listed.status}</span> #{listed.number} {listed.title}
          </span>
        )}
        {incident && (
          <>
            <span class="journey-id">
              <Copy text={incident} label="the incident's id" />
            </span>
            <button type="button" class="subtle square taller" aria-pressed={tall} aria-label={tall ? "Make the journey smaller" : "Make the journey larger"} title={tall ? "Smaller" : "Larger"} onClick={() => setTall(!tall)}>
              <Icon name={tall ? "down" : "up"} />
            </button>
          </>
        )}
      </header>
      <div class="journey-body" ref={list}>
        {!incident && (
          <Idle />
        )}
        {incident && problem && !journey && <Unloaded problem={problem} />}
        {incident && !journey && !problem && <Skeleton lines={3} label="The journey is on its way" />}
        {incident && journey?.summary && <Summary summary={journey.summary} />}
        <ol class="chapters">
          {chapters.map((chapter) => (
            <Chapter key={chapter.key} chapter={chapter} />
          ))}
        </ol>
      </div>
    </section>
  );
}

/** What a journey looks like, before there is one. */
function Idle() {
  return (
    <div class="journey-idle">
      <h3>Choose an incident to see its journey</h3>
      <p>Every step from PagerDuty to the card and back, with who, when and why.</p>
      <ol aria-label="The steps">
        {Object.entries(STEPS).map(([step, words]) => (
          <li key={step}>
            <Icon name={step} size={16} /> {words}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where the incident is on its way, in a sentence, and what to do where it does not go on. */
function Summary({ summary }) {
  return (
    <p class={`journey-summary ${summary.next ? "waits" : ""}`} role="status" data-testid="journey-summary">
      <Icon name={summary.next ? "warn" : "check"} />
      <span>
        <strong>{summary.text}</strong> {summary.next}
      </span>
    </p>
  );
}

function Chapter({ chapter }) {
  const [open, setOpen] = useState();
  const [first] = chapter.hops;
  return (
    <li class="chapter">
      <div class="chapter-heading">
        <When at={first.at} />
        {chapter.hops.length > 1 && <span class="chapter-length">{duration(chapter.millis)} in all</span>}
      </div>
      <ol class="hops">
        {chapter.hops.map((one, index) => (
          <Fragment key={`${one.at} ${one.step} ${one.reference ?? index}`}>
            <li>
              {index > 0 && <span class="gap">{gap(chapter.hops, index) ? `+${duration(gap(chapter.hops, index))}` : "+0 ms"}</span>}
              <button type="button" class={`hop ${one.step}`} aria-expanded={open === index} data-testid="hop" data-step={one.step} onClick={() => setOpen(open === index ? undefined : index)}>
                <Icon name={one.step} />
                <span class="hop-words">
                  <small>{STEPS[one.step] ?? one.step}</small>
                  <strong>{one.title}</strong>
                </span>
              </button>
            </li>
            {open === index && (
              <li class="hop-opened">
                <HopDetails hop={one} />
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </li>
  );
}
