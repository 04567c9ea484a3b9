const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Scrolls no further than needed to have something in sight. */
export function intoSight(element) {
  element?.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}
