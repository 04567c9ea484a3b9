package io.muster.standins.teams;

/**
 * A reaction to a message.
 *
 * @param type such as {@code like}, {@code heart}, {@code laugh}, {@code surprised}, {@code sad}, {@code angry}
 * @param by object id of a person, or {@code 28:…} of a bot
 */
public record Reaction(String type, String by) {
}
