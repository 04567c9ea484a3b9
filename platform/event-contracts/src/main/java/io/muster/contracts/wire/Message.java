package io.muster.contracts.wire;

/**
 * Anything that travels on a topic: an event, a command or a state.
 *
 * <p>Each service's messages form sealed families beside it ({@code IngestEvent}, {@code BotCommand} …); {@link MessageTypes}
 * knows them all by their stable wire names.
 */
public interface Message {}
