package io.muster.standins.teams;

import io.muster.standins.teams.Place.GroupChat;
import io.muster.standins.teams.Place.PersonalChat;
import io.muster.standins.teams.Place.Reach;
import java.util.List;
import java.util.Set;

/**
 * Bots, teams, channels, chats and installations as they are kept over a restart, each in the order in which it was added.
 *
 * @param gone ids of deleted channels
 * @param archived ids of archived teams
 * @param governmental ids of tenants in the government's cloud
 */
record WorldState(List<Bot> bots, List<Team> teams, List<OfTeam> channels, List<GroupChat> chats, List<PersonalChat> personalChats,
                  Set<At> installed, Set<At> blocked, Set<String> gone, Set<String> archived, Set<String> governmental) {

    WorldState {
        gone = gone == null ? Set.of() : gone;
        archived = archived == null ? Set.of() : archived;
        governmental = governmental == null ? Set.of() : governmental;
    }

    /** A channel without its team. */
    record OfTeam(String id, String teamId, String name, Reach reach, Set<String> members) {
    }

    /** A bot and where: the id of a team, channel, chat or tenant. */
    record At(String botAppId, String where) {
    }
}
