import { page, toast } from "../live/page.js";
import { deleteMessage, react } from "../live/message-deeds.js";
import { Icon } from "../parts/icon.jsx";
import { Menu } from "../parts/menu.jsx";
import { REACTIONS, reactedBy } from "./reactions.jsx";

/** What can be done to a message: with one's own more than with others'. */
export function MessageMenu({ message, author, me }) {
  const own = author.id === me.id;
  const remove = { label: "Delete", icon: <Icon name="close" />, onChoose: () => deleteMessage(message.id) };
  const items = [
    ...(own
      ? [{ label: "Edit", icon: <Icon name="note" />, onChoose: () => page.set({ editing: message.id }) }]
      : Object.entries(REACTIONS).map(([type, words]) => {
          const given = reactedBy(message, type, me);
          return { key: type, label: given ? `Take back ${words.toLowerCase()}` : words, icon: <Icon name={type} />, onChoose: () => react(message.id, type, !given) };
        })),
    ...(own || author.bot ? [remove] : []),
    {
      label: "Copy message id",
      icon: <Icon name="copy" />,
      onChoose: () => navigator.clipboard.writeText(message.id).then(() => toast("Message id copied.")),
    },
  ];
  return (
    <Menu label={`More for the message of ${author.name}`} items={items} className="subtle small square message-menu">
      <Icon name="more" />
    </Menu>
  );
}
