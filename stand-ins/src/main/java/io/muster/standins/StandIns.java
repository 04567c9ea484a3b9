package io.muster.standins;

import io.muster.standins.entra.BotFrameworkSignIn;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.graph.GraphStandIn;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.teams.TeamsStandIn;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All stand-ins in one process, on the loopback address, until the process is ended. */
public final class StandIns implements AutoCloseable {
    private final EntraStandIn entra;
    private final TeamsStandIn teams;
    private final GraphStandIn graph;
    private final PagerDutyStandIn pagerDuty;

    private StandIns(StandInsConfig config) throws IOException {
        var clock = Clock.systemUTC();
        entra = new EntraStandIn(config.tls(), config.port("entra"), clock, BotFrameworkSignIn.PUBLIC_ISSUER, config.stateFolder());
        teams = new TeamsStandIn(config.tls(), config.port("teams"), entra, clock, config.stateFolder(), config.ledgerEntries());
        graph = new GraphStandIn(config.tls(), config.port("graph"), entra, clock);
        pagerDuty = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults()
                .onPorts(config.port("pagerduty"), config.port("pagerdutyEu"), config.port("pagerdutyIdentity"))
                .retryingAfter(config.firstRetry()).keptIn(config.stateFolder())
                .trusting(List.of(Files.readString(config.tls().authority())))
                .overTls(Files.readString(config.tls().certificate()), Files.readString(config.tls().key())));
    }

    /**
     * Starts everything; the JSON is described at {@link StandInsConfig}.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalStateException when a port is taken
     */
    public static StandIns start(JsonObject config) throws IOException {
        return new StandIns(StandInsConfig.from(config));
    }

    /**
     * Starts with the JSON file named as the only argument (or in the environment variable {@code STAND_INS_CONFIG}), writes the addresses to
     * the file that it names and to standard output, and runs until it is ended.
     */
    public static void main(String... arguments) throws IOException {
        String file = arguments.length > 0 ? arguments[0] : System.getenv("STAND_INS_CONFIG");
        if (file == null) {
            System.err.println("Name a JSON file with the stand-ins' configuration as the argument, or in STAND_INS_CONFIG.");
            System.exit(2);
        }
        var config = StandInsConfig.from(new JsonObject(Files.readString(Path.of(file))));
        var standIns = new StandIns(config);
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close));
        var addresses = standIns.addresses().encodePrettily();
        write(config.addressesFile(), addresses);
        System.out.println(addresses);
    }

    /** Where everything is; addresses have no slash at the end, except {@code serviceUrl}, which activities carry as it is. */
    public JsonObject addresses() {
        return new JsonObject()
                .put("entra", new JsonObject().put("address", entra.address()).put("control", entra.address() + "/_standin"))
                .put("botFramework", new JsonObject().put("metadata", entra.botFramework().metadataAddress()).put("issuer", entra.botFramework().issuer()))
                .put("teams", new JsonObject().put("address", teams.address()).put("serviceUrl", teams.serviceUrl()).put("control", teams.address() + "/_standin"))
                .put("graph", new JsonObject().put("address", graph.address() + "/v1.0").put("control", graph.address() + "/_standin"))
                .put("pagerduty", new JsonObject().put("address", pagerDuty.baseUrl()).put("euAddress", pagerDuty.baseUrl(Region.EU))
                        .put("identity", pagerDuty.identityUrl()).put("control", pagerDuty.controlUrl()));
    }

    /** Entra and the Bot Framework's sign-in. */
    public EntraStandIn entra() {
        return entra;
    }

    /** Teams. */
    public TeamsStandIn teams() {
        return teams;
    }

    /** Microsoft Graph. */
    public GraphStandIn graph() {
        return graph;
    }

    /** PagerDuty. */
    public PagerDutyStandIn pagerDuty() {
        return pagerDuty;
    }

    @Override
    public void close() {
        pagerDuty.close();
        graph.close();
        teams.close();
        entra.close();
    }

    /** Whole or not at all, since somebody may be waiting for the file. */
    private static void write(Optional<Path> file, String addresses) throws IOException {
        if (file.isPresent()) {
            var whole = file.get().toAbsolutePath();
            var part = whole.resolveSibling(whole.getFileName() + ".part");
            Files.writeString(part, addresses);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
