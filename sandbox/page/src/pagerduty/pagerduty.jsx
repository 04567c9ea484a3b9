import { useRef, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { actor } from "../live/pagerduty-deeds.js";
import { placesOf } from "../live/places.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { Unloaded } from "../parts/notice.jsx";
import { useRoving } from "../parts/roving.js";
import { Empty, Skeleton } from "../parts/skeleton.jsx";
import { Incident } from "./incident.jsx";
import { nameOf } from "./names.js";
import { Storm, StormProgress } from "./storm.jsx";
import { Trigger } from "./trigger.jsx";

const FILTERS = { open: "Open", resolved: "Resolved", all: "All" };
const AT_FIRST = 50;
const MOST = 100;

/** PagerDuty as one of its users sees it. */
export function PagerDuty() {
  const account = useStore(page, (now) => now.state.pagerduty);
  const panel = useStore(page, (now) => now.panel);
  return (
    <section class="pane pagerduty" aria-labelledby="pagerduty-title" id="pagerduty" tabIndex={-1}>
      <header class="pagerduty-heading">
        <span class="pagerduty-mark" aria-hidden="true">
          <Icon name="bell" />
        </span>
        <div class="place-words">
          <h2 id="pagerduty-title">PagerDuty</h2>
          <small>{account.subdomain} · stand-in</small>
        </div>
        <Actor users={account.users} />
      </header>
      <div class="pagerduty-body">
        <div class="pagerduty-deeds">
          <button type="button" class="primary green" aria-expanded={panel === "trigger"} onClick={() => page.set({ panel: panel === "trigger" ? undefined : "trigger" })} data-testid="trigger-open">
            <Icon name="plus" size={16} /> Trigger incident
          </button>
          <button type="button" onClick={() => page.set({ panel: "storm" })} data-testid="storm">
            <Icon name="storm" size={16} /> Storm …
          </button>
        </div>
        {panel === "trigger" && <Trigger account={account} />}
        {panel === "storm" && <Storm />}
        <StormProgress />
        <Incidents />
        <Services account={account} />
        <OnCall account={account} />
      </div>
    </section>
  );
}

function Actor({ users }) {
  const email = useStore(page, actor);
  const user = users.find((one) => one.email === email);
  if (!user) {
    return null;
  }
  const items = users.map((one) => ({
    key: one.id,
    label: one.name,
    hint: `${one.role.replaceAll("_", " ")} · ${one.email}`,
    checked: one.email === email,
    icon: <Avatar name={one.name} size={24} />,
    onChoose: () => page.set({ actsAs: one.email }),
  }));
  return (
    <Menu label="Who you are in PagerDuty" named items={items} className="actor subtle" testid="actor">
      <Avatar name={user.name} size={24} />
      <span>
        <span class="visually-hidden">In PagerDuty you act as </span>
        {user.name}
      </span>
      <Icon name="down" size={16} />
    </Menu>
  );
}

function Incidents() {
  const incidents = useStore(page, (now) => now.incidents);
  const problem = useStore(page, (now) => now.incidentsProblem);
  const chosen = useStore(page, (now) => now.address.incident);
  const [filter, setFilter] = useState("open");
  const [shown, setShown] = useState(AT_FIRST);
  const list = useRef();
  useRoving(list, ".incident-row");
  const wanted = (incidents ?? []).filter((one) => filter === "all" || (one.status === "resolved") === (filter === "resolved") || one.id === chosen);
  const count = (status) => (incidents ?? []).filter((one) => (one.status === "resolved") === (status === "resolved")).length;
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
      {problem && <Unloaded problem={problem} />}
      {!incidents && !problem && <Skeleton lines={4} label="Incidents are on their way" />}
      {incidents && wanted.length === 0 && (
        <Empty icon={<Icon name="check" size={32} />} title={filter === "resolved" ? "Nothing was resolved yet" : "No open incidents"}>
          {filter === "resolved" ? "Resolved incidents are kept here." : "Trigger one, and see where Muster shows it."}
        </Empty>
      )}
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

function Services({ account }) {
  const state = useStore(page, (now) => now.state);
  const names = new Map(state.people.flatMap((person) => placesOf(state, person).map((place) => [place.id, place.team ? `${place.team} › ${place.name}` : place.name])));
  return (
    <section aria-labelledby="services-title">
      <div class="section-heading">
        <h3 id="services-title">Services</h3>
      </div>
      <ul class="plain-list">
        {account.services.map((service) => {
          const shownIn = state.mappings.filter((mapping) => mapping.service === service.id || mapping.service === service.name).map((mapping) => names.get(mapping.conversation) ?? "another conversation");
          return (
            <li key={service.id}>
              <a href={service.htmlUrl} target="_blank" rel="noopener noreferrer">
                {service.name}
              </a>
              <small>{shownIn.length ? `shown in ${shownIn.join(", ")}` : "not shown in Teams yet"}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OnCall({ account }) {
  if (!account.onCall?.length) {
    return null;
  }
  return (
    <section aria-labelledby="oncall-title">
      <div class="section-heading">
        <h3 id="oncall-title">On call now</h3>
      </div>
      <ul class="plain-list">
        {account.onCall.map((duty) => (
          <li key={`${duty.policy} ${duty.level} ${duty.user}`}>
            <span class="with-avatar">
              <Avatar name={nameOf(duty.user)} size={24} /> {nameOf(duty.user)}
            </span>
            <small>
              {nameOf(duty.policy)}, level {duty.level}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
