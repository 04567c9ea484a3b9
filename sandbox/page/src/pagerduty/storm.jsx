import { useEffect, useState } from "preact/hooks";
import { ask } from "../base/api.js";
import { useStore } from "../base/store.js";
import { page, toast } from "../live/page.js";
import { storm } from "../live/pagerduty-deeds.js";
import { Modal } from "../parts/modal.jsx";
import { Notice } from "../parts/notice.jsx";

const FIELDS = [
  { name: "incidents", label: "Incidents", most: 1000 },
  { name: "eventsEach", label: "Events of each", most: 6 },
  { name: "seconds", label: "Within seconds", most: 60 },
];
const EVERY = 1000;

/** Asks how large a storm is wanted. Its button says what will happen. */
export function Storm() {
  const busy = useStore(page, (now) => now.busy.storm);
  const [size, setSize] = useState({ incidents: 60, eventsEach: 3, seconds: 20 });
  const wrong = FIELDS.filter(({ name, most }) => !(Number.isInteger(size[name]) && size[name] >= 1 && size[name] <= most));
  return (
    <Modal title="Rehearse a storm" onClose={() => page.set({ panel: undefined })} testid="storm-form">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.length === 0) {
            storm(size);
          }
        }}
      >
        <p>Many made-up incidents at once, as when something large breaks; the list marks them as rehearsed. See how Muster keeps Teams readable: one card counts them instead of hundreds that scroll by.</p>
        <div class="side-by-side">
          {FIELDS.map(({ name, label, most }) => (
            <label key={name}>
              {label}
              <input type="number" min={1} max={most} value={size[name]} aria-invalid={wrong.some((field) => field.name === name)} onInput={(event) => setSize({ ...size, [name]: event.currentTarget.valueAsNumber })} data-testid={`storm-${name}`} />
            </label>
          ))}
        </div>
        {wrong.map(({ name, label, most }) => (
          <p key={name} class="field-problem" role="alert">
            {label}: a whole number from 1 to {most}.
          </p>
        ))}
        <Notice where="storm" />
        <div class="panel-deeds">
          <button type="submit" class="primary" disabled={busy || wrong.length > 0} data-testid="storm-start">
            Trigger {size.incidents || 0} incidents
          </button>
          <button type="button" onClick={() => page.set({ panel: undefined })}>
            Cancel
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** How far a running storm is; also one that was begun elsewhere. */
export function StormProgress() {
  const storming = useStore(page, (now) => now.storming);
  const [progress, setProgress] = useState();
  useEffect(() => {
    let over = false;
    let timer;
    const look = async () => {
      const now = await ask("/api/pagerduty/storm").catch(() => undefined);
      if (over) {
        return;
      }
      const running = Boolean(now?.wanted) && !now.done;
      setProgress(running ? now : undefined);
      if (running) {
        timer = setTimeout(look, EVERY);
      } else if (storming) {
        page.set({ storming: false });
        toast(now?.wanted ? `The rehearsed storm is over: ${now.triggered} incidents were triggered.` : "The storm is over.");
      }
    };
    look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [storming]);
  if (!progress) {
    return null;
  }
  return (
    <p class="storm-progress">
      <label>
        Storm, a rehearsal: {progress.triggered} of {progress.wanted} made-up incidents triggered
        <progress max={progress.wanted} value={progress.triggered} />
      </label>
    </p>
  );
}
