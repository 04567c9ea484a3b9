package io.muster.bot.sender;

import io.muster.bot.conversation.Conversation;
import java.util.UUID;

/**
 * The right to make one call in a conversation.
 *
 * @param lease told back at the end; another one means that this replica was too slow
 * @param begun monotonic nanoseconds
 */
record SendLease(UUID lease, Conversation conversation, Task task, long begun) {}
