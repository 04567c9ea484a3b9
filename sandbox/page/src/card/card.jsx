import { useLayoutEffect, useRef } from "preact/hooks";
import { openLink } from "../live/links.js";
import { draw } from "./host.js";
import { openActions } from "./more.js";

/**
 * An Adaptive Card. It is drawn again only when its content is another; the focus stays on the button of the same name.
 *
 * @param {object} props `json` the card; `onPress(button, inputs)`; `busy` while a press is under way
 */
export function Card({ json, onPress, busy, label }) {
  const around = useRef();
  const press = useRef();
  press.current = onPress;
  const content = JSON.stringify(json);

  useLayoutEffect(() => {
    const focused = around.current.contains(document.activeElement) ? document.activeElement.textContent : undefined;
    const deeds = {
      onPress: ({ button, inputs }) => press.current(button, inputs),
      onLink: openLink,
      onMore: openActions,
    };
    around.current.replaceChildren(drawn(json, deeds));
    if (focused !== undefined) {
      const buttons = [...around.current.querySelectorAll("button")];
      (buttons.find((button) => button.textContent === focused) ?? around.current).focus();
    }
  }, [content]);

  return (
    <div class={`card ${busy ? "busy" : ""}`} aria-busy={Boolean(busy)} data-testid="card">
      <div class="card-progress" aria-hidden="true" />
      <div ref={around} class="card-body" role="group" aria-label={label} tabIndex={-1} />
    </div>
  );
}

function drawn(json, deeds) {
  try {
    const element = draw(json, deeds);
    element.removeAttribute("tabindex");
    // The list of facts is drawn as a table, for the sake of its columns; it has no headings and is none.
    element.querySelectorAll("table.ac-factset").forEach((table) => table.setAttribute("role", "presentation"));
    element.querySelectorAll('button[aria-label="More options"], button[title="More options"]').forEach((button) => button.setAttribute("aria-haspopup", "menu"));
    return element;
  } catch {
    const text = document.createElement("p");
    text.textContent = json.fallbackText ?? "This card cannot be shown.";
    return text;
  }
}
