import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Empty, Skeleton } from "../parts/skeleton.jsx";
import { isRehearsed } from "./examples.js";
import { belongs, emptyWords, FILTERS, filterFor, movedWords } from "./filter.js";
import { Incident } from "./incident.jsx";
import { useLeft } from "./left.js";

const AT_FIRST = 50;
const MOST = 100;

/** The incidents, newest first. */
export function Incidents() {
  const incidents = useStore(page, (now) => now.incidents);
  const problem = useStore(page, (now) => now.incidentsProblem);
  const chosen = useStore(page, (now) => now.address.incident);
  const [filter, setFilter] = useState("open");
  const [shown, setShown] = useState(AT_FIRST);
  const list = useRef();
  useRoving(list, ".incident-row");
  const connected = useStore(page, (now) => now.state.mappings.length > 0);
  const going = (incidents ?? []).find((one) => one.id === chosen);
  const left = useLeft(going?.id, filter, Boolean(going) && belongs(going, filter));
  // Whoever goes to an incident finds it in the list, whatever was listed before.
  useEffect(() => going && setFilter((now) => filterFor(going, now)), [going?.id]);
  const wanted = (incidents ?? []).filter((one) => belongs(one, filter));
  const count = (name) => (incidents ?? []).filter((one) => belongs(one, name)).length;
  const show = () => {
    page.set({ arriving: going.id });
    setFilter(filterFor(going, filter));
  };
  const empty = emptyWords(filter, connected);
  return (
    <section aria-labelledby="incidents-title" class="incidents">
      <div class="section-heading">
        <h3 id="incidents-title">Incidents</h3>
        <div class="segmented" role="group" aria-label="Which incidents">
          {Object.entries(FILTERS).map(([name, label]) => (
            <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
              {label}
              {name !== "all" && incidents && <span class="count">{count(name)}</span>}
            </button>
          ))}
        </div>
      </div>
      {problem?.status > 0 && <Unloaded problem={problem} />}
      {!incidents && !problem && <Skeleton lines={4} label="Incidents are on their way" />}
      {left && <Moved incident={going} onShow={show} />}
      {incidents && wanted.length === 0 && (
        <Empty icon={<Icon name="check" size={32} />} title={empty.title}>
          {empty.text}
        </Empty>
      )}
      {wanted.some(isRehearsed) && <p class="rehearsal">Those marked “rehearsed” were made up by a storm: many incidents at once, as a rehearsal. Nothing is broken.</p>}
      <ol ref={list} data-testid="incidents">
        {wanted.slice(0, shown).map((incident) => (
          <Incident key={incident.id} incident={incident} chosen={incident.id === chosen} />
        ))}
      </ol>
      {wanted.length > shown && (
        <button type="button" class="earlier" onClick={() => setShown(shown + AT_FIRST)}>
          Show {Math.min(AT_FIRST, wanted.length - shown)} more of {wanted.length - shown}
        </button>
      )}
      {incidents?.length >= MOST && wanted.length <= shown && <p class="footnote">These are the newest {incidents.length} incidents; older ones are in PagerDuty.</p>}
    </section>
  );
}

/** What became of the chosen incident, which is listed elsewhere by now; whoever brought it about here goes on from here. */
function Moved({ incident, onShow }) {
  const button = useRef();
  useEffect(() => {
    if (document.activeElement === document.body) {
      button.current.focus({ preventScroll: true });
    }
  }, []);
  return (
    <p class="moved" role="status" data-testid="incident-moved">
      <span>
        #{incident.number} {incident.title} {movedWords(incident)}
      </span>
      <button type="button" class="as-link" ref={button} onClick={onShow}>
        Show it
      </button>
    </p>
  );
}
