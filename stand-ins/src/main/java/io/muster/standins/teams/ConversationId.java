package io.muster.standins.teams;

import java.util.Optional;

/**
 * A conversation id as it stands in paths and activities.
 *
 * @param place the id of the channel or chat
 * @param root in a channel, the id of the post that began the thread ({@code ;messageid=…}); empty otherwise
 */
record ConversationId(String place, Optional<String> root) {
    private static final String SEPARATOR = ";messageid=";

    static ConversationId parse(String id) {
        int separator = id.indexOf(SEPARATOR);
        return separator < 0 ? new ConversationId(id, Optional.empty())
                : new ConversationId(id.substring(0, separator), Optional.of(id.substring(separator + SEPARATOR.length())));
    }

    static String thread(String place, String root) {
        return place + SEPARATOR + root;
    }
}
