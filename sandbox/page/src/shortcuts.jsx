import { useEffect } from "preact/hooks";
import { useStore } from "./base/store.js";
import { go } from "./live/go.js";
import { page } from "./live/page.js";
import { Modal } from "./parts/modal.jsx";

const focus = (id, view) => () => {
  go({ view });
  requestAnimationFrame(() => document.getElementById(id)?.focus());
};

/** A key, what it does in words, and the deed. */
const KEYS = [
  { key: "1", words: "Go to Teams", deed: focus("teams", "teams") },
  { key: "2", words: "Go to PagerDuty", deed: focus("pagerduty", "pagerduty") },
  { key: "3", words: "Go to the journey", deed: focus("journey", "journey") },
  {
    key: "c",
    words: "Write a message",
    deed: () => {
      go({ view: "teams" });
      page.set({ composing: Date.now() });
    },
  },
  {
    key: "t",
    words: "Trigger an incident",
    deed: () => {
      go({ view: "pagerduty" });
      page.set({ panel: "trigger" });
    },
  },
  { key: "p", words: "Be somebody else", deed: () => document.querySelector('[data-testid="person-picker"]')?.click() },
  { key: "?", words: "Show these shortcuts", deed: () => page.set({ panel: "shortcuts" }) },
];

const FIXED = [
  ["↑ ↓", "Move within a list"],
  ["Enter", "Open, press, send"],
  ["Esc", "Close what is open"],
];

/** Listens to the shortcuts, except where somebody is typing or a window is open. */
export function useShortcuts() {
  useEffect(() => {
    const pressed = (event) => {
      const typing = event.target.closest?.("input, textarea, select, dialog, [role=menu]");
      const found = KEYS.find(({ key }) => key === event.key);
      if (found && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && page.get().state) {
        event.preventDefault();
        found.deed();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

/** The list of shortcuts. */
export function Shortcuts() {
  const open = useStore(page, (now) => now.panel === "shortcuts");
  if (!open) {
    return null;
  }
  return (
    <Modal title="Keyboard shortcuts" onClose={() => page.set({ panel: undefined })} testid="shortcuts">
      <dl class="shortcuts">
        {[...KEYS.map(({ key, words }) => [key, words]), ...FIXED].map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
