import DOMPurify from "dompurify";

const TAGS = ["p", "br", "strong", "em", "s", "ul", "ol", "li", "a", "span", "code", "pre", "blockquote"];

/** HTML from which everything but plain text formatting is gone. */
export function clean(html) {
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ["href", "target", "rel", "class", "start"], ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i });
}
