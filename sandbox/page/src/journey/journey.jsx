import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { Copy } from "../parts/copy.jsx";
import { Icon } from "../parts/icon.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Skeleton } from "../parts/skeleton.jsx";
import { Banner } from "./banner.jsx";
import { Chapter, STEPS } from "./chapter.jsx";
import { chaptersOf } from "./chapters.js";

/** What Muster did with the chosen incident, hop by hop. */
export function Journey() {
  const incident = useStore(page, (now) => now.address.incident);
  const journey = useStore(page, (now) => now.journey);
  const problem = useStore(page, (now) => now.journeyProblem);
  const listed = useStore(page, (now) => now.incidents?.find((one) => one.id === now.address.incident)) ?? journey?.incident;
  const [tall, setTall] = useState(false);
  const [open, setOpen] = useState();
  const begun = useRef(false);
  begun.current ||= Boolean(incident);
  const list = useRef();
  useRoving(list, ".hop", true);
  useEffect(() => setOpen(undefined), [incident]);
  const chapters = chaptersOf(journey?.hops ?? []);
  const keys = (event) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(undefined);
      list.current.querySelector('.hop[aria-expanded="true"]')?.focus();
    }
  };
  return (
    <section class={`journey ${begun.current ? "" : "idle"} ${tall ? "tall" : ""}`} aria-labelledby="journey-title" id="journey" tabIndex={-1} data-testid="journey">
      <header class="journey-heading">
        <h2 id="journey-title">Journey</h2>
        {!incident && <span class="journey-invites">Choose an incident to see its journey.</span>}
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
      {incident && journey?.summary && <Banner summary={journey.summary} incident={listed} />}
      <div class="journey-body" ref={list} onKeyDown={keys}>
        {!incident && <Idle />}
        {incident && problem && !journey && <Unloaded problem={problem} />}
        {incident && !journey && !problem && <Skeleton lines={3} label="The journey is on its way" />}
        {chapters.length > 0 && (
          <ol class="chapters">
            {chapters.map((chapter) => (
              <Chapter key={chapter.key} chapter={chapter} open={open} onOpen={setOpen} />
            ))}
          </ol>
        )}
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
