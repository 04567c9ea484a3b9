import MarkdownIt from "markdown-it";

/** What Teams understands in a card's text: emphasis, lists and links; nothing else. */
const inCards = new MarkdownIt("zero", { html: false }).enable(["emphasis", "list", "link", "escape", "entity"]);

/** What Teams understands in a message. */
const inMessages = new MarkdownIt("default", { html: false, linkify: true, breaks: true }).disable(["image", "table", "heading", "lheading", "hr"]);

/** What people write without formatting: only addresses become links. */
const asWritten = new MarkdownIt("zero", { html: false, linkify: true, breaks: true }).enable(["linkify", "newline"]);

for (const markdown of [inCards, inMessages, asWritten]) {
  const link = markdown.renderer.rules.link_open ?? ((tokens, index, options, _, self) => self.renderToken(tokens, index, options));
  markdown.renderer.rules.link_open = (tokens, index, ...rest) => {
    tokens[index].attrSet("target", "_blank");
    tokens[index].attrSet("rel", "noopener noreferrer");
    return link(tokens, index, ...rest);
  };
}

const MENTION = /<at\b[^>]*>(.*?)<\/at>/gis;
// Private-use characters go through Markdown untouched; in what somebody wrote they mean nothing and are dropped.
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** The HTML of a card's text. */
export function cardText(text) {
  return inCards.render(text);
}

/** The HTML of a message's text, in the format that the message names; what Teams marks as a mention is marked. */
export function messageText(text, format = "markdown") {
  const marked = text.replace(/[\uE000\uE001]/g, "").replace(MENTION, `${OPEN}@$1${CLOSE}`).replace(/&nbsp;/g, "\u00A0");
  return (format === "plain" ? asWritten : inMessages).render(marked).replaceAll(OPEN, '<span class="mention">').replaceAll(CLOSE, "</span>");
}

/** The words of a message without markup, for a label. */
export function plainText(text) {
  return text.replace(MENTION, "@$1").replace(/<[^>]*>|[*_`\\]/g, "").replace(/\s+/g, " ").trim();
}
