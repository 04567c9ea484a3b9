import { useState } from "preact/hooks";
import { Icon } from "./icon.jsx";

/** A reference that can be copied with a press. */
export function Copy({ text, label }) {
  const [copied, setCopied] = useState(false);
  const copy = async (event) => {
    event.stopPropagation();
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span class="copyable">
      <code title={text}>{text}</code>
      <button type="button" class="subtle small square" aria-label={copied ? "Copied" : `Copy ${label}`} title={copied ? "Copied" : `Copy ${label}`} onClick={copy}>
        <Icon name={copied ? "check" : "copy"} size={16} />
      </button>
    </span>
  );
}
