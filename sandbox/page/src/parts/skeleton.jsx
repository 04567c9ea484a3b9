/** Grey lines where text is on its way. */
export function Skeleton({ lines = 3, label }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class={`line-${line % 3}`} />
      ))}
    </div>
  );
}

/** A place where nothing is yet, and what would bring something there. */
export function Empty({ icon, title, children }) {
  return (
    <div class="empty">
      {icon}
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}
