package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import io.muster.standins.teams.Place.GroupChat;
import io.muster.standins.teams.Place.Reach;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How teams, channels and chats change: who is in them, what they are called, whether they are there at all. */
final class TeamChanges {
    private final TeamsWorld world;

    TeamChanges(TeamsWorld world) {
        this.world = world;
    }

    /**
     * Somebody comes into a team (through a standard channel), a private or shared channel, or a group chat; or goes.
     *
     * @return the place with its members as they are now
     * @throws IllegalStateException when nothing would change, or nobody can come or go there
     */
    Place member(Place asKnown, Person person, boolean comes) {
        var place = world.place(asKnown.id()).orElse(asKnown);
        if (place.members().contains(person.id()) == comes) {
            throw new IllegalStateException(person.name() + (comes ? " is in this conversation already" : " is not in this conversation"));
        }
        return switch (place) {
            case Channel channel when channel.reach() == Reach.STANDARD -> {
                var team = channel.team();
                world.change(new Team(team.id(), team.aadGroupId(), team.tenantId(), team.name(), with(team.members(), person, comes)));
                yield world.place(place.id()).orElseThrow();
            }
            case Channel channel -> world.put(new Channel(channel.id(), channel.team(), channel.name(), channel.reach(), with(channel.members(), person, comes)));
            case GroupChat chat -> world.put(new GroupChat(chat.id(), chat.tenantId(), chat.topic(), with(chat.members(), person, comes)));
            case Place.PersonalChat chat -> throw new IllegalStateException("The chat of one person with a bot has no other members");
        };
    }

    private static Set<String> with(Set<String> members, Person person, boolean comes) {
        var changed = new TreeSet<>(members);
        if (comes) {
            changed.add(person.id());
        } else {
            changed.remove(person.id());
        }
        return changed;
    }

    /**
     * What an event says is so from now on; events that change nothing here are left as they are.
     *
     * @param name the new name, for {@code channelRenamed} and {@code teamRenamed}
     * @return the channel as it is now
     */
    Channel happen(String eventType, Channel channel, Optional<String> name) {
        var team = channel.team();
        switch (eventType) {
            case "channelRenamed" -> {
                return name.map(called -> world.put(new Channel(channel.id(), team, called, channel.reach(), channel.members()))).orElse(channel);
            }
            case "teamRenamed" -> name.ifPresent(called -> world.change(new Team(team.id(), team.aadGroupId(), team.tenantId(), called, team.members())));
            case "channelDeleted" -> world.gone(channel, true);
            case "channelRestored" -> world.gone(channel, false);
            case "teamDeleted", "teamHardDeleted" -> world.channelsEver(team).forEach(each -> world.gone(each, true));
            case "teamRestored" -> world.channelsEver(team).forEach(each -> world.gone(each, false));
            case "teamArchived" -> world.archived(team, true);
            case "teamUnarchived" -> world.archived(team, false);
            default -> { }
        }
        return world.channelsEver(team).stream().filter(each -> each.id().equals(channel.id())).findFirst().orElse(channel);
    }
}
