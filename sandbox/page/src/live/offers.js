/** The button under Muster's answer to connecting: it shows the incidents that were open already. */
export const SHOW = "Show them";

/** The actions of a card, those within its body as well. */
export function actionsOf(card) {
  return [...(card?.actions ?? []), ...(card?.body ?? []).flatMap((part) => part.actions ?? [])];
}

/**
 * The newest answer of Muster whose button shows what is open of a service.
 *
 * @param {object[]} messages of a conversation, oldest first
 * @param {{id: string, htmlUrl: string}} service
 * @returns {object | undefined} the message; `undefined` where none is left, as after the button was pressed
 */
export function offerOf(messages, service) {
  const shows = ({ title, data }) => title === SHOW && leadsTo(data?.showOpen, service);
  return messages.findLast((message) => !message.deletedAt && actionsOf(message.card).some(shows));
}

/** The address of a service may be written in several ways; its id is in all of them. */
function leadsTo(address, { id, htmlUrl }) {
  return Boolean(address) && (address === htmlUrl || address.split(/[/?#]/).includes(id));
}
