import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { install } from "../live/teams-deeds.js";
import { Icon } from "../parts/icon.jsx";
import { Empty } from "../parts/skeleton.jsx";

/** What an empty conversation is for, and how to begin. */
export function NothingHere({ place, person }) {
  const busy = useStore(page, (now) => now.busy.install);
  if (!place.installed) {
    return (
      <Empty icon={<Icon name="plus" size={32} />} title={place.kind === "personal" ? `${person.name} has not added Muster yet` : "Muster is not installed here"}>
        Install Muster, and it can show incidents in this conversation and answer here.
        <button type="button" class="primary" disabled={busy} onClick={install} data-testid="install">
          Install Muster
        </button>
      </Empty>
    );
  }
  if (place.kind === "personal") {
    return (
      <Empty icon={<Icon name="chat" size={32} />} title="Your own chat with Muster">
        Write <b>linkUser</b> to link your PagerDuty account. What Muster tells you alone comes here too.
      </Empty>
    );
  }
  return (
    <Empty icon={<Icon name="bell" size={32} />} title="No incidents here yet">
      Write <b>connect</b> and the address of a service: its incidents are shown here from then on. The box below suggests the services.
    </Empty>
  );
}
