import { useEffect, useRef } from "preact/hooks";
import { useStore } from "../base/store.js";
import { go } from "../live/go.js";
import { page } from "../live/page.js";
import { Unloaded } from "../parts/notice.jsx";
import { intoSight } from "../parts/sight.js";
import { Skeleton } from "../parts/skeleton.jsx";
import { When } from "../parts/when.jsx";
import { Deeds } from "./deeds.jsx";
import { isRehearsed } from "./examples.js";
import { nameOf } from "./names.js";

/** An incident in the list; the chosen one is open. */
export function Incident({ incident, chosen }) {
  const row = useRef();
  useEffect(() => {
    if (page.get().arriving === incident.id) {
      page.set({ arriving: undefined });
      row.current.focus();
    }
  }, []);
  const close = () => {
    go({ incident: undefined });
    row.current.focus();
  };
  return (
    <li class={`incident ${incident.status} ${chosen ? "chosen" : ""}`}>
      <button type="button" ref={row} class="incident-row" aria-expanded={chosen} data-testid={`incident-${incident.id}`} data-status={incident.status} onClick={() => go({ incident: incident.id })}>
        <span class="incident-line">
          <span class={`status ${incident.status}`}>{incident.status}</span>
          {incident.priority && <span class="tag">{nameOf(incident.priority)}</span>}
          <span class="number">#{incident.number}</span>
          {isRehearsed(incident) && (
            <span class="tag" title="Made up by a storm: a rehearsal">
              rehearsed
            </span>
          )}
          <When at={incident.createdAt} ageOnly />
        </span>
        <strong>{incident.title}</strong>
        <small>
          {nameOf(incident.service)}
          {who(incident)}
        </small>
      </button>
      {chosen && <Details listed={incident} onClose={close} />}
    </li>
  );
}

function who(incident) {
  if (incident.status === "resolved" && incident.resolvedBy) {
    return ` · resolved by ${nameOf(incident.resolvedBy)}`;
  }
  if (incident.acknowledgedBy?.length) {
    return ` · acknowledged by ${incident.acknowledgedBy.map(nameOf).join(", ")}`;
  }
  return incident.assignees?.length ? ` · assigned to ${incident.assignees.map(nameOf).join(", ")}` : "";
}

function Details({ listed, onClose }) {
  const details = useRef();
  const loaded = useStore(page, (now) => now.incident);
  const problem = useStore(page, (now) => now.incidentProblem);
  const incident = loaded?.id === listed.id ? { ...loaded, ...listed } : listed;
  const known = loaded?.id === listed.id;
  useEffect(() => intoSight(details.current), [known]);
  return (
    <div class="incident-details" ref={details} data-testid="incident-details">
      <Deeds incident={incident} />
      {problem && !known && <Unloaded problem={problem} />}
      {!known && !problem && <Skeleton lines={1} label="Details are on their way" />}
      {known && <Notes notes={loaded.notes ?? []} />}
      {known && <Log entries={loaded.logEntries ?? []} />}
      <p class="incident-links">
        <button type="button" class="as-link to-journey" onClick={() => {
          go({ view: "journey" });
          document.getElementById("journey")?.focus();
        }}>
          See its journey
        </button>
        <button type="button" class="as-link" onClick={onClose}>
          Close
        </button>
      </p>
    </div>
  );
}

function Notes({ notes }) {
  return notes.map((note) => (
    <blockquote key={note.id} class="note">
      {note.content ?? note.text}
      <small>
        {nameOf(note.by)} · <When at={note.at} ageOnly />
      </small>
    </blockquote>
  ));
}

function Log({ entries }) {
  if (entries.length === 0) {
    return null;
  }
  return (
    <details class="log">
      <summary>
        What happened <span class="count">{entries.length}</span>
      </summary>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>
              {entry.text}
              {entry.by && ` · ${nameOf(entry.by)}`}
            </span>
            <When at={entry.at} ageOnly />
          </li>
        ))}
      </ol>
    </details>
  );
}
