package io.muster.standins.teams;

import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.state.Journal;
import io.muster.standins.state.StateFile;
import io.muster.standins.tls.TlsFiles;
import io.muster.standins.wire.Changes;
import io.muster.standins.wire.Exchanges;
import io.muster.standins.wire.LoopbackServer;
import io.muster.standins.wire.Pauses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Teams: the Bot Connector, and everything that people and their clients do to a bot. */
public final class TeamsStandIn implements AutoCloseable {
    static final String GOVERNMENT = "/gcc";
    private static final String BASE = "/teams";

    private final TeamsWorld world;
    private final Messages messages;
    private final Faults faults = new Faults();
    private final Changes changes;
    private final Ledger ledger;
    private final Behaviour behaviour = new Behaviour();
    private final Pauses pauses = new Pauses();
    private final BotChannel channel;
    private final People people;
    private final MessageDeeds deeds;
    private final Cards cards;
    private final Refreshes refreshes;
    private final Limits limits;
    private final StateFile<WorldState> file;
    private final Journal<MessageChange> journal;
    private final LoopbackServer server;

    /** Starts on a port (0: a free one); people, tenants and sign-in are Entra's. */
    public TeamsStandIn(TlsFiles tls, int port, EntraStandIn entra, Clock clock) {
        this(tls, port, entra, clock, Optional.empty(), Ledger.MOST);
    }

    /**
     * Starts on a port (0: a free one) with what an earlier life left in a folder, and keeps what it learns there.
     *
     * @param stateFolder the folder that Entra's people are kept in too; empty: everything is forgotten at the end
     * @param ledgerEntries how many calls the ledger keeps; the oldest go
     */
    public TeamsStandIn(TlsFiles tls, int port, EntraStandIn entra, Clock clock, Optional<Path> stateFolder, int ledgerEntries) {
        file = new StateFile<>(stateFolder.map(folder -> folder.resolve("teams.json")), WorldState.class);
        journal = new Journal<>(stateFolder.map(folder -> folder.resolve("teams-messages.jsonl")), MessageChange.class);
        changes = new Changes(clock);
        ledger = new Ledger(changes, ledgerEntries);
        world = new TeamsWorld(entra.directory(), changes, file::changed);
        file.read().ifPresent(world::restore);
        file.keep(world::state);
        messages = new Messages(clock, changes, journal);
        entra.directory().whenPersonChanges(id -> changes.note("person", id, Optional.empty()));
        limits = new Limits(clock);
        channel = new BotChannel(tls.trustingTheAuthority(), entra.botFramework(), this::serviceUrl, behaviour, clock, changes, pauses);
        var composer = new ActivityComposer(this::serviceUrl, behaviour, clock);
        deeds = new MessageDeeds(world, messages, composer, channel);
        people = new People(world, messages, composer, channel, deeds);
        cards = new Cards(world, messages, composer, channel);
        refreshes = new Refreshes(world, messages, cards);
        var calls = new ConnectorCalls(new ConnectorTokens(entra, world, clock), world, limits, faults, ledger, behaviour, clock, pauses);
        var roster = new Roster(world, messages);
        var posting = new Posting(messages, refreshes::shown);
        server = new LoopbackServer(tls, port, clock, router -> {
            new WorldControl(this).routes(router);
            new ConversationControl(this).routes(router);
            for (var base : List.of(BASE, GOVERNMENT)) {
                new ConversationRoutes(world, roster, calls, posting, this::serviceUrl).routes(router, base);
                new ActivityRoutes(world, messages, roster, calls, posting, base).routes(router);
                new RosterRoutes(world, calls, base).routes(router);
            }
        });
    }

    /** {@code https://localhost:port}. */
    public String address() {
        return server.address();
    }

    /** What stands in {@code serviceUrl} of every activity: the Connector's base address, with a slash at the end. */
    public String serviceUrl() {
        return address() + BASE + "/";
    }

    private String serviceUrl(String tenantId) {
        return world.isGovernmental(tenantId) ? address() + GOVERNMENT + "/" : serviceUrl();
    }

    /** Bots, teams, channels, chats. */
    public TeamsWorld world() {
        return world;
    }

    /** What stands in the conversations. */
    public Messages messages() {
        return messages;
    }

    /** What people do. */
    public People people() {
        return people;
    }

    /** What people do to messages that stand. */
    public MessageDeeds deeds() {
        return deeds;
    }

    /** What people do with cards. */
    public Cards cards() {
        return cards;
    }

    /** Who has which conversation open. */
    public Refreshes refreshes() {
        return refreshes;
    }

    /** Activities and answers, raw. */
    public BotChannel channel() {
        return channel;
    }

    /** What goes wrong next. */
    public Faults faults() {
        return faults;
    }

    /** How fast it is. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Every call of a bot. */
    public Ledger ledger() {
        return ledger;
    }

    /** What changed, for those who follow. */
    public Changes changes() {
        return changes;
    }

    /** Forgets what was counted against the limits. */
    public void forgetLimits() {
        limits.forget();
    }

    /** What was asked and answered on the Connector's paths. */
    public Exchanges exchanges() {
        return server.exchanges();
    }

    @Override
    public void close() {
        pauses.close();
        server.close();
        file.close();
        journal.close();
    }
}
