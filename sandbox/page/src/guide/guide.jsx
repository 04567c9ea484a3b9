import { useEffect, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { useNow } from "../parts/when.jsx";
import { actOf, afterAll } from "./acts.js";
import { prepare } from "./prepare.js";
import { standingOf } from "./standing.js";
import { nextStep, shortOf } from "./steps.js";

const HIDDEN = "muster.guide.hidden";

/** What to do next, for whoever is here for the first time. */
export function Guide() {
  const hidden = useStore(page, (now) => now.guideHidden ?? localStorage.getItem(HIDDEN) === "yes");
  const some = useStore(page, (now) => now.state.guide.length > 0);
  return hidden || !some ? null : <Steps />;
}

function Steps() {
  const now = standingOf(useStore(page, (all) => all), useNow());
  const steps = now.state.guide;
  const [chosen, setChosen] = useState();
  const next = nextStep(steps);
  const step = steps.find((one) => one.id === chosen) ?? next;
  const acting = Object.keys(now.busy).length > 0;
  useEffect(() => setChosen(undefined), [next?.id, now.person.id, acting]);
  const act = step ? actOf(step, now) : afterAll(now);
  useWanted(act.wanted);
  return (
    <section class="guide" aria-label="What to do next" data-testid="guide">
      <ol class="guide-steps">
        {steps.map((one, index) => (
          <li key={one.id} class={`${one.done ? "done" : ""} ${one === step ? "now" : ""}`}>
            <button
              type="button"
              aria-current={one === step ? "step" : undefined}
              aria-label={one.done ? `${shortOf(one)}, done` : undefined}
              title={one.title}
              data-testid={`guide-step-${one.id}`}
              data-done={one.done}
              onClick={() => setChosen(one.id)}
            >
              <span class="guide-number">{one.done ? <Icon name="check" size={16} /> : index + 1}</span>
              <span class="guide-title">{shortOf(one)}</span>
            </button>
          </li>
        ))}
      </ol>
      <div class="guide-now">
        <p aria-live="polite" data-testid="guide-now">
          <strong>{act.title}.</strong> <WithAddresses text={act.text} />
        </p>
        <Buttons act={act} />
      </div>
      <button type="button" class="subtle square guide-close" aria-label="Hide these steps" title="Hide these steps. Help shows them again." onClick={hide}>
        <Icon name="close" />
      </button>
    </section>
  );
}

/** A text in which addresses stand apart from the words around them. */
function WithAddresses({ text = "" }) {
  return text.split(/(https?:\/\/\S*[\w/])/).map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
}

function Buttons({ act: { label, prepared, other } }) {
  return (
    <span class="guide-buttons">
      {label && (
        <button type="button" class="primary" data-testid="guide-do" onClick={() => prepare(prepared)}>
          {label}
        </button>
      )}
      {other && (
        <button type="button" data-testid="guide-other" onClick={() => prepare(other.prepared)}>
          {other.label}
        </button>
      )}
    </span>
  );
}

/** The button that is to be pressed stands out. */
function useWanted(wanted) {
  useEffect(() => {
    page.set({ wanted });
    return () => page.set({ wanted: undefined });
  }, [wanted]);
}

function hide() {
  localStorage.setItem(HIDDEN, "yes");
  page.set({ guideHidden: true });
}

/** Shows the steps again. */
export function showGuide() {
  localStorage.removeItem(HIDDEN);
  page.set({ guideHidden: false });
}
