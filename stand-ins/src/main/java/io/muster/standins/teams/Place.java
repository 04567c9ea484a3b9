package io.muster.standins.teams;

import java.util.Set;

/** Where messages stand: a channel, a group chat, or the chat of a person with a bot. */
public sealed interface Place {
    /** The conversation id, without {@code ;messageid=}. */
    String id();

    /** The tenant that owns it. */
    String tenantId();

    /** Object ids of the people who read it. */
    Set<String> members();

    /** The word in {@code conversation.conversationType}. */
    default String conversationType() {
        return switch (this) {
            case Channel channel -> "channel";
            case GroupChat chat -> "groupChat";
            case PersonalChat chat -> "personal";
        };
    }

    /** How far a channel reaches. */
    enum Reach { STANDARD, PRIVATE, SHARED }

    /** A channel; a standard one is read by everybody in its team. */
    record Channel(String id, Team team, String name, Reach reach, Set<String> members) implements Place {
        public Channel {
            members = Set.copyOf(members);
        }

        @Override
        public String tenantId() {
            return team.tenantId();
        }

        boolean isGeneral() {
            return id.equals(team.id());
        }
    }

    /** A chat of several people. */
    record GroupChat(String id, String tenantId, String topic, Set<String> members) implements Place {
        public GroupChat {
            members = Set.copyOf(members);
        }
    }

    /** The chat of one person with one bot: {@code a:…}, another id for every bot. */
    record PersonalChat(String id, String tenantId, String botAppId, String personId) implements Place {
        @Override
        public Set<String> members() {
            return Set.of(personId);
        }
    }
}
