/**
 * Scrolls to the card of an incident, and puts the focus on one of its buttons; nothing is pressed.
 *
 * @returns {boolean} whether the card is there
 */
export function pointAt({ incident, button }) {
  const cards = [...document.querySelectorAll('[data-testid="card"]')].filter((card) => card.textContent.includes(incident.title));
  const card = cards.findLast((one) => one.textContent.includes(`#${incident.number}`)) ?? cards.at(-1);
  if (!card) {
    return false;
  }
  const wanted = [...card.querySelectorAll("button")].find((one) => one.textContent.trim() === button);
  card.scrollIntoView({ block: "center" });
  card.classList.remove("pointed");
  // Asking for the layout makes the browser begin the animation anew.
  void card.offsetWidth;
  card.classList.add("pointed");
  (wanted ?? card.querySelector(".card-body")).focus();
  return true;
}
