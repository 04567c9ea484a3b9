import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page, toast } from "../live/page.js";
import { act } from "../live/pagerduty-deeds.js";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { Notice } from "../parts/notice.jsx";

const HOURS = { "1 hour": "PT1H", "4 hours": "PT4H", "24 hours": "PT24H" };

/** What can be done to an incident in PagerDuty; what needs more words opens a small form. */
export function Deeds({ incident }) {
  const busy = useStore(page, (now) => now.busy.incident);
  const [form, setForm] = useState();
  const row = useRef();
  const acted = useRef();
  useLayoutEffect(() => {
    // The button that was pressed may be gone by now, and the focus with it.
    if (acted.current && !busy && document.activeElement === document.body) {
      row.current.querySelector("button")?.focus();
    }
    if (!busy && acted.current !== incident.status) {
      acted.current = undefined;
    }
  }, [busy, incident.status]);
  const does = (name) => () => {
    acted.current = incident.status;
    act(incident.id, name);
  };
  const over = incident.status === "resolved";
  const deed = (name, label, className = "") => (
    <button key={name} type="button" class={className} disabled={busy} onClick={does(name)} data-testid={`deed-${name}`}>
      {label}
    </button>
  );
  const asks = (name) => () => setForm(name);
  const more = [
    { label: "Escalate", onChoose: does("escalate") },
    { label: "Reassign …", onChoose: asks("reassign") },
    { label: "Change priority …", onChoose: asks("priority") },
    { label: "Publish a status update …", onChoose: asks("status-update") },
    ...(incident.status === "acknowledged" ? [{ label: "Snooze …", onChoose: asks("snooze") }, { label: "Take back the acknowledgement", onChoose: does("unacknowledge") }] : []),
  ];
  return (
    <div class="deeds">
      <div class="deed-row" ref={row}>
        {incident.status === "triggered" && deed("acknowledge", "Acknowledge", "primary green")}
        {!over && deed("resolve", "Resolve", incident.status === "acknowledged" ? "primary green" : "")}
        {over && deed("reopen", "Reopen")}
        <button type="button" aria-expanded={form === "note"} onClick={asks("note")} data-testid="deed-note">
          Add note
        </button>
        {!over && (
          <Menu label="More that can be done" items={more} className="square">
            <Icon name="more" />
          </Menu>
        )}
      </div>
      {form && <DeedForm key={form} deed={form} incident={incident} onDone={() => setForm(undefined)} />}
      <Notice where="incident" />
    </div>
  );
}

function DeedForm({ deed, incident, onDone }) {
  const account = useStore(page, (now) => now.state.pagerduty);
  const busy = useStore(page, (now) => now.busy.incident);
  const users = account.users.filter((user) => !user.role?.includes("observer") && !user.role?.includes("stakeholder"));
  const { label, choices, submit, body, done } = {
    note: { label: "Note", submit: () => "Add note", body: (content) => ({ content }), done: "Note added." },
    "status-update": { label: "What should subscribers know?", submit: () => "Publish", body: (message) => ({ message }), done: "Status update published." },
    reassign: { label: "To", choices: users.map((user) => [user.email, user.name]), submit: (name) => `Reassign to ${name}`, body: (email) => ({ to: [email] }) },
    priority: { label: "Priority", choices: account.priorities.map((priority) => [priority.name, priority.name]), submit: (name) => `Set ${name}`, body: (priority) => ({ priority }) },
    snooze: { label: "For", choices: Object.entries(HOURS).map(([words, length]) => [length, words]), submit: (words) => `Snooze for ${words}`, body: (length) => ({ for: length }) },
  }[deed];
  const [value, setValue] = useState(choices?.[0]?.[0] ?? "");
  const [missing, setMissing] = useState(false);
  const send = async (event) => {
    event.preventDefault();
    setMissing(!value.trim());
    if (value.trim() && (await act(incident.id, deed, body(value.trim())))) {
      onDone();
      if (done) {
        toast(done);
      }
    }
  };
  const field = { value, autofocus: true, "aria-invalid": missing, onInput: (event) => setValue(event.currentTarget.value), "data-testid": `deed-${deed}-value`, ref: focused };
  return (
    <form class="panel" noValidate onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onDone()}>
      <label>
        {label}
        {choices ? (
          <select {...field}>
            {choices.map(([choice, words]) => (
              <option key={choice} value={choice}>
                {words}
              </option>
            ))}
          </select>
        ) : (
          <textarea rows={2} {...field} />
        )}
      </label>
      {missing && (
        <p class="field-problem" role="alert">
          Write something first.
        </p>
      )}
      <div class="panel-deeds">
        <button type="submit" class="primary green" disabled={busy} data-testid={`deed-${deed}-send`}>
          {submit(choices?.find(([choice]) => choice === value)?.[1])}
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function focused(element) {
  if (element && !element.dataset.seen) {
    element.dataset.seen = "true";
    element.focus();
  }
}
