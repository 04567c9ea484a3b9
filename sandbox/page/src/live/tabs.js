import { page } from "./page.js";
import { whoAmI } from "./places.js";

const me = `${Date.now()} ${Math.random()}`;

/**
 * The way back from linking leads to this page in the tab in which PagerDuty was, while the page is still open in the tab where linking began. Here they find each
 * other: the first tab answers once it has opened another one, and the second remembers whose tab that is.
 */
export function meetOtherTabs() {
  const tabs = new BroadcastChannel("muster.tabs");
  tabs.onmessage = ({ data }) => {
    const { state, address, opened, elsewhere } = page.get();
    if (data.asks && state && opened && !elsewhere) {
      tabs.postMessage({ answers: data.asks, who: whoAmI(state, address)?.userPrincipalName });
    } else if (data.answers === me && !location.hash) {
      page.set({ elsewhere: data.who });
    }
  };
  // Who comes back from linking comes to the bare address; whoever goes somewhere on the page has more in it.
  if (!location.hash) {
    tabs.postMessage({ asks: me });
  }
}
