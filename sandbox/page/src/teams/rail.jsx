import { useRef } from "preact/hooks";
import { useStore } from "../base/store.js";
import { go } from "../live/go.js";
import { page } from "../live/page.js";
import { placesOf } from "../live/places.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { useRoving } from "../parts/roving.js";

const KINDS = { private: "lock", shared: "shared" };

/** Who is looking, and the conversations of that person. */
export function Rail({ person, place, onChosen }) {
  const state = useStore(page, (now) => now.state);
  const unread = useStore(page, (now) => now.unread);
  const list = useRef();
  useRoving(list, ".rail-item");
  const places = placesOf(state, person);
  const teams = [...new Set(places.filter((one) => one.kind === "channel").map((one) => one.team))];
  const item = (one) => (
    <li key={one.id}>
      <button
        type="button"
        class="rail-item"
        aria-current={one.id === place.id ? "page" : undefined}
        data-testid={`conversation-${one.id}`}
        onClick={() => {
          go({ where: one.id, view: "teams" });
          onChosen();
        }}
      >
        {one.kind === "personal" ? <Avatar name={one.name} bot size={24} /> : <Icon name={one.kind === "chat" ? "people" : (KINDS[one.type] ?? "channel")} />}
        <span class="rail-name">{one.name}</span>
        {KINDS[one.type] && <span class="visually-hidden">{one.type} channel</span>}
        {unread.has(one.id) && (
          <span class="unread">
            <span class="visually-hidden">new messages</span>
          </span>
        )}
      </button>
    </li>
  );
  return (
    <nav class="rail" aria-label="Conversations" ref={list} data-testid="rail">
      <p class="rail-product">
        <Icon name="people" size={16} /> Teams <span>stand-in</span>
      </p>
      <PersonPicker person={person} />
      <button type="button" class="as-link link-account" data-testid={person.linked ? "unlink-prepare" : "link-prepare"} onClick={() => prepareLink(person, onChosen)}>
        {person.linked ? "Unlink your account" : "Link your account"}
      </button>
      <h3>Chats</h3>
      <ul>{places.filter((one) => one.kind !== "channel").map(item)}</ul>
      {teams.map((team) => (
        <div key={team}>
          <h3>{team}</h3>
          <ul>{places.filter((one) => one.team === team && one.kind === "channel").map(item)}</ul>
        </div>
      ))}
    </nav>
  );
}

/** Opens the person's own chat with the message that links or unlinks written, not sent. */
function prepareLink(person, onChosen) {
  const where = person.personalChat ?? `new:${person.id}`;
  go({ where, view: "teams" });
  page.set(({ drafts }) => ({ drafts: { ...drafts, [where]: person.linked ? "unlinkUser" : "linkUser" }, composing: Date.now() }));
  onChosen();
}

function linkWords(person) {
  return person.linked ? `linked${person.linkedAs && person.linkedAs !== person.name ? ` as ${person.linkedAs}` : " with PagerDuty"}` : "not linked";
}

function PersonPicker({ person }) {
  const people = useStore(page, (now) => now.state.people);
  const items = people.map((one) => ({
    key: one.id,
    label: one.name,
    hint: linkWords(one),
    checked: one.id === person.id,
    icon: <Avatar name={one.name} size={24} />,
    testid: `person-${one.userPrincipalName}`,
    onChoose: () => go({ who: one.userPrincipalName }),
  }));
  return (
    <Menu label="Who you are in Teams" named items={items} className="person-picker" testid="person-picker">
      <Avatar name={person.name} size={32} />
      <span class="person-words">
        <span class="visually-hidden">You are </span>
        <strong>{person.name}</strong>
        <small>{linkWords(person)}</small>
      </span>
      <Icon name="down" size={16} />
    </Menu>
  );
}
