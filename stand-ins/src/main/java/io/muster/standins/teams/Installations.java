package io.muster.standins.teams;

import io.muster.standins.teams.Place.Channel;
import io.muster.standins.teams.Place.Reach;
import io.muster.standins.teams.WorldState.At;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where which bot is installed, and where it is blocked. Safe for many threads. */
final class Installations {
    private final Set<At> installed = new LinkedHashSet<>();
    private final Set<At> blocked = new LinkedHashSet<>();

    synchronized void restore(Set<At> wasInstalled, Set<At> wasBlocked) {
        installed.addAll(wasInstalled);
        blocked.addAll(wasBlocked);
    }

    synchronized Set<At> installed() {
        return Set.copyOf(installed);
    }

    synchronized Set<At> blocked() {
        return Set.copyOf(blocked);
    }

    synchronized void install(Bot bot, Place place) {
        installed.add(new At(bot.appId(), scope(place)));
    }

    synchronized void remove(Bot bot, Place place) {
        installed.remove(new At(bot.appId(), scope(place)));
    }

    synchronized boolean isInstalled(Bot bot, Place place) {
        return installed.contains(new At(bot.appId(), scope(place)));
    }

    synchronized void block(Bot bot, String where, boolean blocks) {
        if (blocks) {
            blocked.add(new At(bot.appId(), where));
        } else {
            blocked.remove(new At(bot.appId(), where));
        }
    }

    synchronized boolean isBlocked(Bot bot, String where) {
        return blocked.contains(new At(bot.appId(), where));
    }

    /** A standard channel stands for its whole team. */
    private static String scope(Place place) {
        return place instanceof Channel channel && channel.reach() == Reach.STANDARD ? channel.team().id() : place.id();
    }
}
