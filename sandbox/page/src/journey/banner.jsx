import { useStore } from "../base/store.js";
import { prepare } from "../guide/prepare.js";
import { standingOf } from "../guide/standing.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { useNow } from "../parts/when.jsx";
import { adviceOf } from "./advice.js";

/** Where the incident is on its way, in a sentence, and what to do where it does not go on. */
export function Banner({ summary, incident }) {
  const now = standingOf(useStore(page, (all) => all), useNow());
  const { text, label, prepared } = adviceOf(now, summary, incident);
  return (
    <div class={`journey-summary ${text ? "waits" : ""}`}>
      <Icon name={text ? "warn" : "check"} />
      <p role="status" data-testid="journey-summary">
        <strong>{summary.text}</strong> {text}
      </p>
      {label && (
        <button type="button" class="small" data-testid="journey-do" onClick={() => prepare(prepared)}>
          {label}
        </button>
      )}
    </div>
  );
}
