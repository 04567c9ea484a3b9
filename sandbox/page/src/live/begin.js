import { here } from "./here.js";
import { changedElsewhere, everything, lanes } from "./lanes.js";
import { listen } from "./live.js";
import { page } from "./page.js";

function teamsChanged(conversation) {
  const { place, person } = here();
  const where = conversation?.split(";")[0];
  if (!where || where === place?.id) {
    lanes.messages.want();
  }
  if (!where || where === person?.personalChat) {
    lanes.chat.want();
  }
  if (where !== place?.id && where !== person?.personalChat) {
    changedElsewhere(where);
  }
  lanes.state.want();
}

function pagerDutyChanged(incident) {
  lanes.incidents.want();
  lanes.state.want();
  if (concernsShown(incident)) {
    lanes.incident.want();
  }
}

function concernsShown(incident) {
  const shown = page.get().address.incident;
  return Boolean(shown) && (!incident || incident === shown);
}

function changed({ area, conversation, incident }) {
  if (area === "teams") {
    teamsChanged(conversation);
  } else if (area === "pagerduty") {
    pagerDutyChanged(incident);
  } else if (area === "muster") {
    lanes.state.want();
  } else if (concernsShown(incident)) {
    lanes.journey.want();
  }
}

/** Begins: loads all, and goes on listening. */
export function begin() {
  everything();
  listen(changed, (connection) => {
    const before = page.get().connection;
    page.set({ connection });
    if (connection === "live" && before !== "live") {
      everything();
      changedElsewhere();
    }
  });
}
