package io.muster.standins.teams;

import io.muster.standins.teams.Place.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is deleted, archived, or in the government's cloud. Safe for many threads. */
final class Conditions {
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> archived = new LinkedHashSet<>();
    private final Set<String> governmental = new LinkedHashSet<>();

    synchronized void restore(WorldState was) {
        gone.addAll(was.gone());
        archived.addAll(was.archived());
        governmental.addAll(was.governmental());
    }

    synchronized Set<String> gone() {
        return Set.copyOf(gone);
    }

    synchronized Set<String> archived() {
        return Set.copyOf(archived);
    }

    synchronized Set<String> governmental() {
        return Set.copyOf(governmental);
    }

    synchronized boolean isGone(Place place) {
        return gone.contains(place.id());
    }

    synchronized boolean isArchived(Place place) {
        return place instanceof Channel channel && archived.contains(channel.team().id());
    }

    synchronized boolean isGovernmental(String tenantId) {
        return governmental.contains(tenantId);
    }

    synchronized void gone(Channel channel, boolean is) {
        mark(gone, channel.id(), is);
    }

    synchronized void archived(Team team, boolean is) {
        mark(archived, team.id(), is);
    }

    synchronized void governmental(String tenantId, boolean is) {
        mark(governmental, tenantId, is);
    }

    private static void mark(Set<String> marked, String id, boolean is) {
        if (is) {
            marked.add(id);
        } else {
            marked.remove(id);
        }
    }
}
