/** Opens a small menu of actions under a button; arrows move, Escape and a press elsewhere close. */
export function openActions(actions, button) {
  const menu = document.createElement("div");
  menu.className = "menu floating";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", "More actions");
  menu.popover = "auto";
  const items = actions.map((action) => {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.textContent = action.title ?? "";
    item.onclick = () => {
      menu.hidePopover();
      button.focus();
      action.execute();
    };
    menu.append(item);
    return item;
  });
  menu.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    } else if (event.key === "Tab" || event.key === "Escape") {
      event.preventDefault();
      menu.hidePopover();
      button.focus();
    }
  };
  menu.ontoggle = ({ newState }) => {
    button.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "closed") {
      menu.remove();
    }
  };
  button.after(menu);
  menu.showPopover();
  place(menu, button);
  items[0]?.focus();
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 4 + height < innerHeight;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - 4 - height)}px`;
  menu.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
}
