import { actionsOf } from "../live/offers.js";
import { asked, sending } from "./standing.js";

const LINK = /^link(user)?\b/i;

/** What to do next to link the chosen person. */
export function linkAct(now) {
  const { person, place, places, helper, opened, at } = now;
  const chat = places[0];
  if (person.linked) {
    return {};
  }
  const title = helper ? `${person.name} isn't linked yet, ${helper.name} is` : `${person.name} isn't linked yet`;
  const other = helper ? { other: { label: `Be ${helper.name}`, prepared: { who: helper.userPrincipalName } } } : {};
  if (!person.personalChat) {
    return { title, label: "Open the chat", prepared: { view: "teams", where: chat.id }, ...other };
  }
  if (LINK.test((now.drafts[chat.id] ?? "").trim())) {
    return sending(chat);
  }
  const answered = asked(now.chat, person, LINK, at);
  const card = answered?.answers.map((message) => ({ message, button: linkOf(message, at) })).findLast(({ button }) => button);
  if (card) {
    return linking(card, opened === card.button.url, person);
  }
  const open = place.id === chat.id ? {} : { label: "Open the chat", prepared: { view: "teams", where: chat.id } };
  if (answered?.answers.length === 0) {
    return { title: "Muster is answering", text: "A private card with a link comes into the chat.", ...open };
  }
  const write = { label: "Link your account", prepared: { view: "teams", who: person.userPrincipalName, where: chat.id, draft: "linkUser" } };
  return answered ? { title: "Read Muster's answer", ...write, ...open } : { title, ...write, ...other };
}

function linking({ message, button }, opened, person) {
  const point = { view: "teams", where: message.conversation, point: { message: message.id, button: button.title } };
  return opened
    ? { title: "Go on in the tab that opened", text: `There press Continue to PagerDuty, choose ${person.name}, press Allow. This page notices by itself.`, label: "Show me the card", prepared: point }
    : { title: `Press ${button.title} on the card`, text: "A page of Muster opens in a new tab; from there you go to PagerDuty, which asks whether Muster may act for you.", label: "Show me the button", prepared: point };
}

/** The button of a card that leads to a link which still works. */
function linkOf({ card }, at) {
  if (!card) {
    return undefined;
  }
  const until = /\{\{TIME\(([^)]+)\)/.exec(JSON.stringify(card))?.[1];
  return until && Date.parse(until) < at ? undefined : actionsOf(card).find((action) => action.type === "Action.OpenUrl");
}
