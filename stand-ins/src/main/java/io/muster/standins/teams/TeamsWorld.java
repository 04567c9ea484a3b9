package io.muster.standins.teams;

import io.muster.standins.entra.Directory;
import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import io.muster.standins.teams.Place.GroupChat;
import io.muster.standins.teams.Place.PersonalChat;
import io.muster.standins.teams.Place.Reach;
import io.muster.standins.wire.Changes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Bots, teams, channels, chats, and where which bot is installed. People and tenants are those of the directory. Safe for many threads. */
public final class TeamsWorld {
    private final Directory directory;
    private final Changes changes;
    private final Runnable changed;
    private final Map<String, Bot> bots = new LinkedHashMap<>();
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Installations installations = new Installations();
    private final Conditions conditions = new Conditions();

    /** @param changed told of every change, those of bots too */
    TeamsWorld(Directory directory, Changes changes, Runnable changed) {
        this.directory = directory;
        this.changes = changes;
        this.changed = changed;
    }

    /** Everything as it was. */
    synchronized void restore(WorldState was) {
        was.bots().forEach(this::add);
        was.teams().forEach(this::add);
        was.channels().forEach(channel -> addChannel(channel.id(), channel.teamId(), channel.name(), channel.reach(), channel.members()));
        was.chats().forEach(this::add);
        was.personalChats().forEach(this::put);
        installations.restore(was.installed(), was.blocked());
        conditions.restore(was);
    }

    synchronized WorldState state() {
        return new WorldState(bots(), List.copyOf(teams.values()), of(Channel.class).filter(channel -> !channel.isGeneral())
                .map(channel -> new WorldState.OfTeam(channel.id(), channel.team().id(), channel.name(), channel.reach(), channel.members())).toList(),
                of(GroupChat.class).toList(), of(PersonalChat.class).toList(),
                installations.installed(), installations.blocked(), conditions.gone(), conditions.archived(), conditions.governmental());
    }

    private <P extends Place> Stream<P> of(Class<P> kind) {
        return places.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** People and tenants. */
    public Directory directory() {
        return directory;
    }

    /** Registers a bot, or changes its name or address. */
    public synchronized Bot add(Bot bot) {
        bots.put(bot.appId(), bot);
        changed.run();
        return bot;
    }

    /** Adds a team with its General channel. */
    public synchronized Team add(Team team) {
        requireMembers(team.tenantId(), team.members());
        teams.put(team.id(), team);
        put(new Channel(team.id(), team, "General", Reach.STANDARD, team.members()));
        return team;
    }

    /** Adds a channel; the members of a standard channel are the team's, whatever is given. */
    public synchronized Channel addChannel(String id, String teamId, String name, Reach reach, Set<String> members) {
        var team = team(teamId).orElseThrow(() -> new NoSuchElementException("No such team: " + teamId));
        var channel = new Channel(id, team, name, reach, reach == Reach.STANDARD ? team.members() : members);
        return put(channel);
    }

    /** Adds a group chat. */
    public synchronized GroupChat add(GroupChat chat) {
        requireMembers(chat.tenantId(), chat.members());
        return put(chat);
    }

    /** The chat of a person with a bot, made when it is first asked for. */
    public synchronized PersonalChat personalChat(Bot bot, Person person) {
        String id = PairwiseIds.chat(bot, person);
        return places.containsKey(id) ? (PersonalChat) places.get(id) : put(new PersonalChat(id, person.tenantId(), bot.appId(), person.id()));
    }

    /** Installs a bot: a standard channel stands for its whole team, a private or shared one for itself. */
    public void install(Bot bot, Place place) {
        installations.install(bot, place);
        changed(place);
    }

    /** Removes a bot from where it was installed. */
    public void remove(Bot bot, Place place) {
        installations.remove(bot, place);
        changed(place);
    }

    /** Whether a bot is in the roster of a place. */
    public boolean isInstalled(Bot bot, Place place) {
        return installations.isInstalled(bot, place);
    }

    /** Whether a bot may open a chat with a person: installed for the person, or in a team or chat where both are. */
    public synchronized boolean canReach(Bot bot, Person person) {
        return isInstalled(bot, personalChat(bot, person))
                || places.values().stream().anyMatch(place -> place.members().contains(person.id()) && isInstalled(bot, place));
    }

    /** A person blocks a bot, or an administrator disables it for a tenant ({@code where} is the chat's or the tenant's id); or the reverse. */
    public void block(Bot bot, String where, boolean blocks) {
        installations.block(bot, where, blocks);
        changed.run();
    }

    boolean isBlocked(Bot bot, String where) {
        return installations.isBlocked(bot, where);
    }

    /** A bot by app id. */
    public synchronized Optional<Bot> bot(String appId) {
        return Optional.ofNullable(bots.get(appId));
    }

    /** All bots, in the order added. */
    public synchronized List<Bot> bots() {
        return List.copyOf(bots.values());
    }

    /** A team by thread id. */
    public synchronized Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** A channel or chat by id, unless it was deleted. */
    public synchronized Optional<Place> place(String id) {
        return Optional.ofNullable(places.get(id)).filter(place -> !conditions.isGone(place));
    }

    /** Also when it was deleted. */
    synchronized Optional<Place> placeEver(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** All channels and chats that are there, in the order added. */
    public synchronized List<Place> places() {
        return places.values().stream().filter(place -> !conditions.isGone(place)).toList();
    }

    /** The channels of a team, General first. */
    public synchronized List<Channel> channels(Team team) {
        return channelsEver(team).stream().filter(channel -> !conditions.isGone(channel)).toList();
    }

    /** Deleted ones too. */
    synchronized List<Channel> channelsEver(Team team) {
        return of(Channel.class).filter(channel -> channel.team().id().equals(team.id())).toList();
    }

    /** Who a {@code 29:} id means to this bot; an id that was made for another bot means nobody. An object id is understood too. */
    public Optional<Person> person(Bot bot, String id) {
        return directory.tenants().stream().flatMap(tenant -> directory.people(tenant.id()).stream())
                .filter(person -> PairwiseIds.person(bot, person).equals(id) || person.id().equals(id)).findFirst();
    }

    synchronized <P extends Place> P put(P place) {
        places.put(place.id(), place);
        changed(place);
        return place;
    }

    private void changed(Place place) {
        changes.note("conversation", place.id(), Optional.of(place.id()));
        changed.run();
    }

    private void requireMembers(String tenantId, Set<String> members) {
        directory.tenant(tenantId).orElseThrow(() -> new NoSuchElementException("No such tenant: " + tenantId));
        members.forEach(directory::requirePerson);
    }

    /** A team has another name or other members from now on, and so have its channels. */
    synchronized void change(Team team) {
        teams.put(team.id(), team);
        channelsEver(team).forEach(channel -> put(new Channel(channel.id(), team, channel.name(), channel.reach(),
                channel.reach() == Reach.STANDARD ? team.members() : channel.members())));
    }

    /** A channel is deleted, or restored; the bot stays installed where it was. */
    void gone(Channel channel, boolean isGone) {
        conditions.gone(channel, isGone);
        changed(channel);
    }

    /** A team is archived: nobody writes there; or not any more. */
    void archived(Team team, boolean isArchived) {
        conditions.archived(team, isArchived);
        changed.run();
    }

    boolean isArchived(Place place) {
        return conditions.isArchived(place);
    }

    /** A tenant is in the government's cloud, whose Connector has an address of its own; or it is not. */
    public void governmental(String tenantId, boolean is) {
        conditions.governmental(tenantId, is);
        changed.run();
    }

    boolean isGovernmental(String tenantId) {
        return conditions.isGovernmental(tenantId);
    }
}
