import * as AdaptiveCards from "adaptivecards";
import { clean } from "../base/clean.js";
import { cardText } from "../base/markdown.js";
import { pressOf } from "./press.js";

// Colours are names of the page's own: a card follows light, dark and high contrast without being drawn again.
const colour = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });
const foreground = Object.fromEntries(["default", "accent", "attention", "good", "warning", "dark", "light"].map((name) => [name, colour(name === "dark" || name === "light" ? "default" : name)]));
const surface = (name) => ({ backgroundColor: `var(--card-surface-${name})`, foregroundColors: foreground });

const host = new AdaptiveCards.HostConfig({
  fontFamily: "inherit",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: Object.fromEntries(["default", "emphasis", "accent", "good", "attention", "warning"].map((name) => [name, surface(name)])),
  actions: { maxActions: 6, actionsOrientation: "horizontal", buttonSpacing: 8, actionAlignment: "left", spacing: "default", showCard: { actionMode: "inline", inlineTopMargin: 8 } },
  factSet: { title: { weight: "bolder", size: "small", wrap: true, maxWidth: 130 }, value: { size: "small", wrap: true }, spacing: 12 },
  inputs: { label: { inputSpacing: "small", requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" }, optionalInputs: { weight: "bolder" } }, errorMessage: { color: "attention", size: "small" } },
});

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = clean(cardText(text));
  result.didProcess = true;
};

/**
 * Draws a card as Teams does.
 *
 * @param {object} json the card
 * @param {{onPress: (press: {button: string, inputs: object}) => void, onLink: (url: string) => void, onMore: (actions: object[], button: HTMLElement) => void}} deeds what
 *     happens on a press, on a link, and on the button for further actions
 * @returns {HTMLElement} or throws when the card is not well made
 */
export function draw(json, { onPress, onLink, onMore }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = (action) => (action.url ? onLink(action.url) : onPress(press(action, card)));
  card.onDisplayOverflowActionMenu = (actions, button) => {
    onMore(actions, button);
    return true;
  };
  card.onAnchorClicked = () => false;
  card.parse(json);
  return card.render();
}

function inputsOf(card) {
  return Object.fromEntries(card.getAllInputs().filter((input) => input.id).map((input) => [input.id, input.value ?? ""]));
}

/** An action as it stands on the card. Of Action.Submit and Action.Execute the library's own `data` holds the inputs as well; what was written does not. */
function asWritten(action) {
  const { verb, title, id, data } = action.toJSON();
  return { verb, title, id, data };
}

function press(action, card) {
  const actions = [...new Set(card.getAllActions())];
  const written = actions.map(asWritten);
  return pressOf(written[actions.indexOf(action)] ?? asWritten(action), written, inputsOf(card));
}
