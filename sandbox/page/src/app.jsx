import { useEffect, useState } from "preact/hooks";
import { useStore } from "./base/store.js";
import { Elsewhere } from "./elsewhere.jsx";
import { Guide, showGuide } from "./guide/guide.jsx";
import { Journey } from "./journey/journey.jsx";
import { go } from "./live/go.js";
import { page } from "./live/page.js";
import { chosenTheme, putOn, THEMES } from "./look/theme.js";
import { PagerDuty } from "./pagerduty/pagerduty.jsx";
import { Avatar } from "./parts/avatar.jsx";
import { Icon } from "./parts/icon.jsx";
import { Menu } from "./parts/menu.jsx";
import { Unloaded } from "./parts/notice.jsx";
import { Skeleton } from "./parts/skeleton.jsx";
import { Toasts } from "./parts/toasts.jsx";
import { Shortcuts, useShortcuts } from "./shortcuts.jsx";
import { Teams } from "./teams/teams.jsx";

const VIEWS = { teams: "Teams", pagerduty: "PagerDuty", journey: "Journey" };

/** The whole page. */
export function App() {
  const ready = useStore(page, (now) => Boolean(now.state));
  const elsewhere = useStore(page, (now) => Boolean(now.elsewhere));
  const view = useStore(page, (now) => now.address.view);
  useShortcuts();
  useEffect(() => {
    document.documentElement.dataset.view = view;
  }, [view]);
  return (
    <div class="app">
      <TopBar />
      <Lost />
      {!ready ? <Waiting /> : elsewhere ? <Elsewhere /> : <Ready view={view} />}
      {!elsewhere && <Toasts />}
      <Shortcuts />
    </div>
  );
}

function Ready({ view }) {
  return (
    <>
      <Guide />
      <nav class="views" aria-label="Parts of this page">
        {Object.entries(VIEWS).map(([name, label]) => (
          <button key={name} type="button" aria-current={view === name ? "true" : undefined} onClick={() => go({ view: name })} data-testid={`view-${name}`}>
            {label}
          </button>
        ))}
      </nav>
      <main class="panes">
        <Teams />
        <PagerDuty />
        <Journey />
      </main>
    </>
  );
}

function Waiting() {
  const problem = useStore(page, (now) => now.stateProblem);
  return (
    <main class="waiting">
      {problem ? <Unloaded problem={problem} /> : <Skeleton lines={9} label="The sandbox is on its way" />}
    </main>
  );
}

function TopBar() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (name) => {
    putOn(name);
    setTheme(name);
  };
  const themes = Object.entries(THEMES).map(([name, label]) => ({ label, checked: theme === name, icon: <Icon name={{ system: "screen", light: "sun", dark: "moon" }[name]} />, onChoose: () => choose(name) }));
  const help = [
    { label: "Keyboard shortcuts", icon: <Icon name="keyboard" />, onChoose: () => page.set({ panel: "shortcuts" }) },
    { label: "Show the first steps", icon: <Icon name="help" />, onChoose: showGuide },
  ];
  return (
    <header class="top">
      <Avatar name="Muster" bot size={24} />
      <h1>Muster</h1>
      <span class="top-where">sandbox</span>
      <Readiness />
      <Menu label="Colours" items={themes} className="subtle square" testid="theme">
        <Icon name={theme === "dark" ? "moon" : theme === "light" ? "sun" : "screen"} />
      </Menu>
      <Menu label="Help" items={help} className="subtle square" testid="help">
        <Icon name="help" />
      </Menu>
    </header>
  );
}

function Readiness() {
  const services = useStore(page, (now) => now.state?.muster.services);
  const connection = useStore(page, (now) => now.connection);
  if (!services) {
    return <span class="readiness" />;
  }
  const late = services.filter((service) => !service.ready);
  const words = connection === "lost" ? "not connected" : late.length ? `not ready: ${late.map((service) => service.name).join(", ")}` : "ready";
  return (
    <span class={`readiness ${connection === "lost" || late.length ? "poor" : "good"}`} role="status" data-testid="readiness" title={services.map((service) => `${service.name}: ${service.ready ? "ready" : "not ready"}`).join("\n")}>
      <span>
        {words === "ready" && <span class="readiness-long">all {services.length} services </span>}
        {words}
      </span>
    </span>
  );
}

function Lost() {
  const lost = useStore(page, (now) => now.connection === "lost");
  return (
    lost && (
      <p class="lost" role="alert" data-testid="lost">
        <Icon name="warn" />
        <span>
          The sandbox does not answer. This page tries again by itself; if you stopped it, type <code>./muster up</code>.
        </span>
      </p>
    )
  );
}
