package io.muster.standins;

import io.muster.standins.teams.Ledger;
import io.muster.standins.tls.TlsFiles;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stand-ins start, as a JSON file says it:
 * <pre>{@code
 * {"tls": {"certificate": "server.pem", "key": "server.key", "authority": "ca.pem"},
 *  "ports": {"entra": 0, "teams": 0, "graph": 0, "pagerduty": 0, "pagerdutyEu": 0, "pagerdutyIdentity": 0},
 *  "pagerdutyFirstRetryMillis": 5000,
 *  "teamsLedgerEntries": 200000,
 *  "stateFolder": "stand-ins",
 *  "addressesFile": "addresses.json"}
 * }</pre>
 * Ports are free ones where they are 0 or absent.
 *
 * @param tls the PEM files, relative to the working directory
 * @param ports by name
 * @param firstRetry how long PagerDuty waits before it sends a failed webhook again
 * @param ledgerEntries how many calls of bots Teams remembers; the oldest go
 * @param stateFolder where each stand-in keeps what it knows, so that it knows it again after a restart; empty: everything is forgotten at the end
 * @param addressesFile where the addresses are written once everything listens; empty: only to standard output
 */
record StandInsConfig(TlsFiles tls, JsonObject ports, Duration firstRetry, int ledgerEntries, Optional<Path> stateFolder, Optional<Path> addressesFile) {

    static StandInsConfig from(JsonObject json) {
        return new StandInsConfig(
                new TlsFiles(Path.of(Json.required(json, "tls.certificate")), Path.of(Json.required(json, "tls.key")), Path.of(Json.required(json, "tls.authority"))),
                json.getJsonObject("ports", new JsonObject()), Duration.ofMillis(json.getLong("pagerdutyFirstRetryMillis", 5000L)),
                json.getInteger("teamsLedgerEntries", Ledger.MOST),
                Json.text(json, "stateFolder").map(Path::of), Json.text(json, "addressesFile").map(Path::of));
    }

    int port(String name) {
        return ports.getInteger(name, 0);
    }
}
