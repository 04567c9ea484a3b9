import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { trigger } from "../live/pagerduty-deeds.js";
import { isShown } from "../live/shown.js";
import { Notice } from "../parts/notice.jsx";
import { Connect } from "./connect.jsx";
import { exampleTitle } from "./examples.js";

/** The form that triggers an incident, filled in with an example. */
export function Trigger({ account }) {
  const busy = useStore(page, (now) => now.busy.trigger);
  const mapped = useStore(page, (now) => now.state.mappings[0]?.service);
  const first = account.services.find((service) => service.id === mapped || service.name === mapped) ?? account.services[0];
  const [wanted, setWanted] = useState({ service: first?.name, title: exampleTitle(page.get().incidents ?? []), urgency: "high", priority: "" });
  const [missing, setMissing] = useState(false);
  const service = account.services.find((one) => one.name === wanted.service);
  const shown = useStore(page, (now) => isShown(now.state, service ?? {}));
  const pointed = useStore(page, (now) => now.wanted === "trigger-send");
  const title = useRef();
  useEffect(() => title.current.select(), []);
  useEffect(() => {
    page.set({ triggering: wanted.service });
    return () => page.set({ triggering: undefined });
  }, [wanted.service]);
  const set = (field) => (event) => setWanted({ ...wanted, [field]: event.currentTarget.value });
  const send = (event) => {
    event.preventDefault();
    setMissing(!wanted.title.trim());
    if (wanted.title.trim()) {
      const { priority, ...others } = wanted;
      trigger({ ...others, title: wanted.title.trim(), ...(priority ? { priority } : {}) });
    }
  };
  return (
    <form class="panel" onSubmit={send} data-testid="trigger-form" noValidate aria-label="New incident" onKeyDown={(event) => event.key === "Escape" && page.set({ panel: undefined })}>
      <label>
        Title
        <input ref={title} value={wanted.title} onInput={set("title")} aria-invalid={missing} aria-describedby={missing ? "title-missing" : undefined} data-testid="trigger-title" maxLength={250} />
      </label>
      {missing && (
        <p class="field-problem" id="title-missing" role="alert">
          Say in a few words what is wrong.
        </p>
      )}
      <label>
        Service
        <select value={wanted.service} onChange={set("service")} data-testid="trigger-service">
          {account.services.map((service) => (
            <option key={service.id} value={service.name}>
              {service.name}
            </option>
          ))}
        </select>
      </label>
      {!shown && service && (
        <p class="field-note">
          {service.name} isn't connected, so no card comes up in Teams. Somebody who is linked can connect it to a channel. <Connect service={service}>Connect {service.name}</Connect>
        </p>
      )}
      <div class="side-by-side">
        <label>
          Urgency
          <select value={wanted.urgency} onChange={set("urgency")}>
            <option value="high">High</option>
            <option value="low">Low</option>
          </select>
        </label>
        <label>
          Priority
          <select value={wanted.priority} onChange={set("priority")}>
            <option value="">None</option>
            {account.priorities.map((priority) => (
              <option key={priority.id} value={priority.name}>
                {priority.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Notice where="trigger" />
      <div class="panel-deeds">
        <button type="submit" class={`primary green ${pointed ? "wanted" : ""}`} disabled={busy} data-testid="trigger-send">
          Create incident
        </button>
        <button type="button" onClick={() => page.set({ panel: undefined })}>
          Cancel
        </button>
      </div>
    </form>
  );
}
