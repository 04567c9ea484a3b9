import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { actor } from "../live/pagerduty-deeds.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { OnCall, Services } from "./account.jsx";
import { Incidents } from "./incidents.jsx";
import { accountName } from "./names.js";
import { Storm, StormProgress } from "./storm.jsx";
import { Trigger } from "./trigger.jsx";

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
          <small>{accountName(account)} · stand-in</small>
        </div>
        <Actor users={account.users} />
      </header>
      <div class="pagerduty-body">
        <div class="pagerduty-deeds">
          <button type="button" class="primary green" aria-expanded={panel === "trigger"} onClick={() => page.set({ panel: panel === "trigger" ? undefined : "trigger" })} data-testid="trigger">
            <Icon name="plus" size={16} /> Trigger incident
          </button>
          <button type="button" title="Many made-up incidents at once" onClick={() => page.set({ panel: "storm" })} data-testid="storm">
            <Icon name="storm" size={16} /> Rehearse a storm …
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
