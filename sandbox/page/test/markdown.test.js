import assert from "node:assert/strict";
import { test } from "node:test";
import { cardText, messageText, plainText } from "../src/base/markdown.js";

test("a mention in a message is marked", () => {
  assert.match(messageText("<at>Muster</at> help"), /<span class="mention">@Muster<\/span> help/);
});

test("markup that somebody wrote is shown, not obeyed", () => {
  const html = messageText('<img src=x onerror=alert(1)> <script>alert(1)</script> <at onclick="x">Muster</at>');
  assert.doesNotMatch(html, /<img|<script|onclick/);
  assert.match(html, /&lt;img/);
});

test("an address with a scheme that runs something is no link", () => {
  assert.doesNotMatch(cardText("[press](javascript:alert(1))"), /<a /);
  assert.doesNotMatch(messageText("[press](javascript:alert(1))"), /<a /);
});

test("links open in a window of their own that knows nothing of this one", () => {
  assert.match(cardText("[page](https://acme.example)"), /<a href="https:\/\/acme.example" target="_blank" rel="noopener noreferrer">/);
});

test("a card's text has emphasis and lists, and no headings, images or tables", () => {
  assert.match(cardText("**now** and *then*\n\n- one"), /<strong>now<\/strong>[\s\S]*<em>then<\/em>[\s\S]*<li>/);
  assert.doesNotMatch(cardText("# large\n\n![x](https://acme.example/x.png)"), /<h1|<img/);
});

test("what Muster escapes is read as it was meant", () => {
  assert.equal(cardText("\\*\\*now\\*\\* \\[x\\](y)").trim(), "<p>**now** [x](y)</p>");
});

test("private-use characters in a text cannot pass for a mention", () => {
  assert.doesNotMatch(messageText("\uE000Everyone\uE001"), /mention/);
});

test("a label has the words alone", () => {
  assert.equal(plainText("<at>Muster</at> **Connected.**\n\n- `x`"), "@Muster Connected. - x");
});

test("what a person wrote without formatting stays as written, but for addresses and mentions", () => {
  const html = messageText("<at>Muster</at> **connect** https://acme.example/S", "plain");
  assert.match(html, /<span class="mention">@Muster<\/span> \*\*connect\*\* <a href="https:\/\/acme.example\/S" target="_blank"/);
});
