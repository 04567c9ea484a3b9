/**
 * Scrolls to a card, and puts the focus on one of its buttons; nothing is pressed.
 *
 * @param {{incident?: object, message?: string, button: string}} what the card of an incident, or of a message
 * @returns {boolean} whether the card is there
 */
export function pointAt({ incident, message, button }) {
  const card = message ? document.querySelector(`[data-message="${CSS.escape(message)}"] [data-testid="card"]`) : cardOf(incident);
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

function cardOf(incident) {
  const cards = [...document.querySelectorAll('[data-testid="card"]')].filter((card) => card.textContent.includes(incident.title));
  return cards.findLast((one) => one.textContent.includes(`#${incident.number}`)) ?? cards.at(-1);
}
