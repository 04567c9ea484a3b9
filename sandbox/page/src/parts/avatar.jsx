const COLOURS = 8;

/** The first letters of a person's first and last word. */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

function colour(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7) % COLOURS;
}

/** A person as initials in a circle, or the bot as its mark; the name stands beside it. */
export function Avatar({ name, bot = false, size = 32 }) {
  if (bot) {
    return (
      <span class={`avatar bot size-${size}`} aria-hidden="true">
        <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round">
          <path d="M8 23V10.5l8 7.5 8-7.5V23" />
        </svg>
      </span>
    );
  }
  return (
    <span class={`avatar colour-${colour(name)} size-${size}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
