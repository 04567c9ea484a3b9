import { useEffect, useId, useRef, useState } from "preact/hooks";

const [ROW, WIDTH] = [40, 280];
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A button that opens a menu.
 *
 * @param {object} props `label` names the button, `children` is its face (with `named` it is its name as well), `items` are `{label, onChoose, checked?, hint?, icon?, testid?}`; with `checked` the items are choices
 */
export function Menu({ label, children, items, named = false, className = "subtle small square", testid }) {
  const [open, setOpen] = useState(false);
  const [side, setSide] = useState("");
  const around = useRef();
  const id = useId();

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const buttons = [...around.current.querySelectorAll('[role^="menuitem"]')];
    (buttons.find((button) => button.getAttribute("aria-checked") === "true") ?? buttons[0])?.focus();
    const outside = (event) => !around.current.contains(event.target) && setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const toggle = () => {
    const place = around.current.getBoundingClientRect();
    // What scrolls cuts off a menu at its edges.
    const room = around.current.closest(".messages, .pagerduty-body, .pane")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight, right: innerWidth };
    const height = items.length * ROW;
    const up = place.bottom + height > room.bottom && place.top - height > room.top;
    setSide(`${place.left + WIDTH > room.right ? "end" : "start"} ${up ? "up" : ""}`);
    setOpen(!open);
  };
  const close = () => {
    setOpen(false);
    around.current.querySelector("button").focus();
  };
  const keys = (event) => {
    if (!open) {
      return;
    }
    const buttons = [...around.current.querySelectorAll('[role^="menuitem"]')];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      setOpen(false);
    } else if (STEPS[event.key]) {
      event.preventDefault();
      buttons[(at + STEPS[event.key] + buttons.length) % buttons.length].focus();
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      buttons.at(event.key === "Home" ? 0 : -1).focus();
    }
  };

  return (
    <span class="menu-around" ref={around} onKeyDown={keys}>
      <button type="button" class={className} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} aria-label={named ? undefined : label} data-testid={testid} onClick={toggle}>
        {children}
      </button>
      {open && (
        <div class={`menu ${side}`} role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.key ?? item.label}
              type="button"
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              aria-checked={item.checked}
              tabIndex={-1}
              data-testid={item.testid}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.icon}
              <span class="menu-words">
                <span>{item.label}</span>
                {item.hint && <small>{item.hint}</small>}
              </span>
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
