package io.muster.sandbox.page.journey;

/**
 * A hop in words.
 *
 * @param title who did what, in a few words
 * @param detail what else is worth knowing; may be empty
 * @param why the rule that led to it; may be empty
 */
record Told(String title, String detail, String why) {}
