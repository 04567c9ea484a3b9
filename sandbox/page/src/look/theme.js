const KEPT = "muster.theme";

/** The themes that can be chosen; the system's own is what the browser prefers. */
export const THEMES = { system: "As the system", light: "Light", dark: "Dark" };

/** The theme that was chosen before. */
export function chosenTheme() {
  const kept = localStorage.getItem(KEPT);
  return kept in THEMES ? kept : "system";
}

/** Puts a theme on the page, and keeps it for the next time. */
export function putOn(theme) {
  localStorage.setItem(KEPT, theme);
  document.documentElement.dataset.theme = theme;
}
