import { useStore } from "./base/store.js";
import { go } from "./live/go.js";
import { page } from "./live/page.js";
import { personOf } from "./live/places.js";
import { Icon } from "./parts/icon.jsx";
import { Empty } from "./parts/skeleton.jsx";

/** For the tab that came back from linking: the page is open already in another one. */
export function Elsewhere() {
  const who = useStore(page, (now) => now.elsewhere);
  const person = useStore(page, (now) => personOf(now.state, who));
  const stay = () => {
    page.set({ elsewhere: undefined });
    go({ who });
  };
  return (
    <main class="waiting" data-testid="elsewhere">
      <Empty icon={<Icon name="check" size={32} />} title={person?.linked ? `${person.name} is linked` : "The sandbox is open in your first tab"}>
        Go on in your first tab; you can close this one.
        <button type="button" onClick={stay} data-testid="elsewhere-stay">
          Go on here instead
        </button>
      </Empty>
    </main>
  );
}
