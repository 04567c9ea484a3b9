package io.muster.standins.teams;

import java.util.List;

/** What a bot asks of the Connector, with the limits that Teams publishes for it. */
public enum Operation {
    /** A new 1:1 chat or a new thread in a channel. */
    CREATE(Budget.CREATE),
    /** A new message, or a reply. */
    SEND(Budget.SEND),
    /** Other content for a message. */
    UPDATE(Budget.SEND),
    /** A message is withdrawn. */
    DELETE(Budget.SEND),
    /** A reaction to a message is added or taken back. */
    REACT(Budget.SEND),
    /** Who is in a conversation. */
    MEMBERS(Budget.MEMBERS),
    /** A team or its channels. */
    TEAM(Budget.CONVERSATIONS);

    /** Operations that share one budget. */
    enum Budget { CREATE, SEND, MEMBERS, CONVERSATIONS }

    /** At most so many operations within so many seconds; some windows hold for chats with one person only. */
    record Window(int seconds, int most, boolean chatsWithOnePersonOnly) {
    }

    private static final List<Window> WRITING = List.of(new Window(1, 7, false), new Window(2, 8, false), new Window(30, 60, false), new Window(3600, 1800, true));
    private static final List<Window> READING = List.of(new Window(1, 14, false), new Window(2, 16, false), new Window(30, 120, false), new Window(3600, 3600, true));
    private static final List<Window> WRITING_ALL_BOTS = List.of(new Window(1, 14, false), new Window(2, 16, false));
    private static final List<Window> READING_ALL_BOTS = List.of(new Window(1, 28, false), new Window(2, 32, false));

    private final Budget budget;

    Operation(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    /** Whether it changes a conversation. */
    boolean writes() {
        return budget == Budget.CREATE || budget == Budget.SEND;
    }

    List<Window> windowsOfOneBot() {
        return writes() ? WRITING : READING;
    }

    List<Window> windowsOfAllBots() {
        return writes() ? WRITING_ALL_BOTS : READING_ALL_BOTS;
    }
}
