import { useEffect, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { Card } from "../card/card.jsx";
import { page } from "../live/page.js";
import { placeOf, placesOf, whoAmI } from "../live/places.js";
import { install, looks, remove, submit } from "../live/teams-deeds.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { Modal } from "../parts/modal.jsx";
import { Notice } from "../parts/notice.jsx";
import { Compose } from "./compose.jsx";
import { Messages } from "./messages.jsx";
import { Rail } from "./rail.jsx";

/** Teams as one person sees it. */
export function Teams() {
  const state = useStore(page, (now) => now.state);
  const address = useStore(page, (now) => now.address);
  const [listing, setListing] = useState(false);
  const person = whoAmI(state, address);
  const place = placeOf(placesOf(state, person), address);
  useLooking(person, place);
  useEffect(() => {
    document.title = `${place.name} · Muster sandbox`;
  }, [place.name]);
  return (
    <section class={`pane teams ${listing ? "listing" : ""}`} aria-labelledby="teams-title" id="teams" tabIndex={-1}>
      <h2 id="teams-title" class="visually-hidden">
        Teams
      </h2>
      <Rail person={person} place={place} onChosen={() => setListing(false)} />
      <div class="conversation">
        <Heading place={place} state={state} onList={() => setListing(true)} />
        <Notice where="install" />
        <Messages key={`${place.id} ${person.id}`} place={place} person={person} />
        {place.installed && <Compose place={place} />}
      </div>
      <OpenDialog />
    </section>
  );
}

function Heading({ place, state, onList }) {
  const members = place.members.map((id) => state.people.find((person) => person.id === id)).filter(Boolean);
  return (
    <header class="conversation-heading">
      <button type="button" class="subtle square to-list" aria-label="Conversations" onClick={onList}>
        <Icon name="back" />
      </button>
      {place.kind === "personal" ? <Avatar name={place.name} bot /> : <span class="place-icon"><Icon name={place.kind === "chat" ? "people" : "channel"} /></span>}
      <div class="place-words">
        <h3>{place.name}</h3>
        <small>{place.kind === "channel" ? `${place.team} · ${place.type ?? "standard"} channel` : place.kind === "chat" ? "Group chat" : "Your own chat with the app"}</small>
      </div>
      {place.kind !== "personal" && (
        <span class="members" title={members.map((member) => member.name).join(", ")}>
          {members.slice(0, 4).map((member) => (
            <Avatar key={member.id} name={member.name} size={24} />
          ))}
          <span class="visually-hidden">{members.map((member) => member.name).join(", ")}</span>
        </span>
      )}
      <PlaceMenu place={place} />
    </header>
  );
}

function PlaceMenu({ place }) {
  const items = place.installed
    ? [{ label: "Remove Muster from here", icon: <Icon name="close" />, onChoose: remove }]
    : [{ label: "Install Muster here", icon: <Icon name="plus" />, onChoose: install, testid: "install-here" }];
  return (
    <Menu label={`More for ${place.name}`} items={items} className="subtle square">
      <Icon name="more" />
    </Menu>
  );
}

function OpenDialog() {
  const dialog = useStore(page, (now) => now.dialog);
  const busy = useStore(page, (now) => now.busy.dialog);
  if (!dialog) {
    return null;
  }
  return (
    <Modal key={dialog.id} title={dialog.title ?? "Muster"} onClose={() => page.set({ dialog: undefined })} testid="dialog">
      <Notice where="dialog" />
      {dialog.card ? (
        <Card json={dialog.card} busy={busy} label={dialog.title ?? "Dialog"} onPress={submit} />
      ) : (
        <a href={dialog.url} target="_blank" rel="noopener noreferrer">
          Open the page <Icon name="open" size={16} />
        </a>
      )}
    </Modal>
  );
}

/** Teams knows who has which conversation open; such people get their own view of a card after each change. */
function useLooking(person, place) {
  useEffect(() => {
    if (place.id.startsWith("new:")) {
      return undefined;
    }
    looks(person, place, true);
    return () => looks(person, place, false);
  }, [person.id, place.id]);
}
