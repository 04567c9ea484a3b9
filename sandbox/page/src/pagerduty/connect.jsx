import { useStore } from "../base/store.js";
import { connecting } from "../guide/connect.js";
import { prepare } from "../guide/prepare.js";
import { standingOf } from "../guide/standing.js";
import { page, toast } from "../live/page.js";

/** Prepares the message that connects a service; for who is not linked, the one that links. */
export function Connect({ service, label, children }) {
  const person = useStore(page, (now) => standingOf(now, 0).person);
  const connect = () => {
    const { prepared } = connecting(standingOf(page.get(), Date.now()), service);
    if (!person.linked) {
      toast(`${person.name} isn't linked yet, and only somebody who is linked can connect ${service.name}. The message that links is written: send it first.`);
    }
    if (prepared) {
      prepare(prepared);
    }
  };
  return (
    <button type="button" class="as-link" aria-label={label} data-testid="connect-prepare" onClick={connect}>
      {children}
    </button>
  );
}
