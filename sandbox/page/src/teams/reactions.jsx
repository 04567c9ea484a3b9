import { react } from "../live/message-deeds.js";
import { Icon } from "../parts/icon.jsx";

/** The reactions that are offered, in words; others are shown in the word that Teams has for them. */
export const REACTIONS = { like: "Like", heart: "Heart" };

/** Whether a person reacted so to a message. */
export function reactedBy(message, type, person) {
  return Boolean(message.reactions?.find((one) => one.type === type)?.by.some((by) => by.id === person.id));
}

/** Who reacted to a message, and how; a press adds or takes back one's own. */
export function Reactions({ message, me }) {
  if (!message.reactions?.length) {
    return null;
  }
  return (
    <p class="reactions">
      {message.reactions.map(({ type, by }) => {
        const names = by.map((one) => one.name).join(", ");
        const given = reactedBy(message, type, me);
        return (
          <button key={type} type="button" class="small" aria-pressed={given} aria-label={`${by.length} ${REACTIONS[type] ?? type}: ${names}`} title={names} onClick={() => react(message.id, type, !given)}>
            {REACTIONS[type] ? <Icon name={type} size={16} /> : type} {by.length}
          </button>
        );
      })}
    </p>
  );
}
