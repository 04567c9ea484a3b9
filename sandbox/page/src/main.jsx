import { render } from "preact";
import { App } from "./app.jsx";
import { readAddress } from "./base/address.js";
import { begin } from "./live/begin.js";
import { follow } from "./live/go.js";
import { followHere } from "./live/links.js";
import { page } from "./live/page.js";
import { meetOtherTabs } from "./live/tabs.js";
import { chosenTheme, putOn } from "./look/theme.js";
import "./look/page.css";

putOn(chosenTheme());
render(<App />, document.getElementById("page"));
begin();
meetOtherTabs();

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (link && followHere(link.href)) {
    event.preventDefault();
  }
});

addEventListener("popstate", () => {
  const before = page.get().address;
  const address = readAddress(location.hash);
  page.set({ address });
  follow(before, address);
});
