import { useEffect, useState } from "preact/hooks";
import { useStore } from "../base/store.js";
import { go } from "../live/go.js";
import { page } from "../live/page.js";
import { Icon } from "../parts/icon.jsx";
import { buttonOf, nextStep, preparationOf, shortOf } from "./steps.js";

const HIDDEN = "muster.guide.hidden";

/** What to do next, for whoever is here for the first time. */
export function Guide() {
  const guide = useStore(page, (now) => now.state.guide);
  const hidden = useStore(page, (now) => now.guideHidden ?? localStorage.getItem(HIDDEN) === "yes");
  const [chosen, setChosen] = useState();
  const next = nextStep(guide);
  const step = guide.find((one) => one.id === chosen) ?? next;
  useEffect(() => setChosen(undefined), [next?.id]);
  if (hidden || guide.length === 0) {
    return null;
  }
  return (
    <section class="guide" aria-label="What to do next" data-testid="guide">
      <ol class="guide-steps">
        {guide.map((one, index) => (
          <li key={one.id} class={`${one.done ? "done" : ""} ${one === next ? "next" : ""}`}>
            <button type="button" aria-current={one === step ? "step" : undefined} title={one.title} data-testid={`guide-step-${one.id}`} data-done={one.done} onClick={() => setChosen(one.id)}>
              <span class="guide-number">{one.done ? <Icon name="check" size={16} /> : index + 1}</span>
              <span class="guide-title">{shortOf(one)}</span>
              {one.done && <span class="visually-hidden">, done</span>}
            </button>
          </li>
        ))}
      </ol>
      <div class="guide-now" aria-live="polite">
        {step ? (
          <>
            <p>
              <strong>{step.title}.</strong> {step.text}
            </p>
            {!step.done && (
              <button type="button" class="primary" data-testid="guide-do" onClick={() => prepare(step.id)}>
                {buttonOf(step.id)}
              </button>
            )}
          </>
        ) : (
          <p>
            <strong>That was the whole way there and back.</strong> Now be somebody who is not linked and press a button, or start a storm.
          </p>
        )}
      </div>
      <button type="button" class="subtle square guide-close" aria-label="Hide these steps" title="Hide these steps" onClick={hide}>
        <Icon name="close" />
      </button>
    </section>
  );
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

/** Prepares a step up to the deed itself, which is the person's. */
function prepare(id) {
  const { panel, draft, point, ...where } = preparationOf(id, page.get());
  go(Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)));
  page.set(({ drafts }) => ({
    ...(panel ? { panel } : {}),
    ...(draft && where.where ? { drafts: { ...drafts, [where.where]: draft }, composing: Date.now() } : {}),
    ...(point ? { pointed: point } : {}),
  }));
}
