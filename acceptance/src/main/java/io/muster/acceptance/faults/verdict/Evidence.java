package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.inject.Pressure;
import io.muster.acceptance.faults.load.Attempt;
import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.load.Told;
import io.muster.acceptance.faults.schedule.Schedule;
import java.util.List;

/**
 * What is known of a run besides Teams.
 *
 * @param attempts every try to deliver
 * @param told what these come to
 * @param injected what was done to the machine
 * @param own incidents of the account itself, and presses on their cards
 * @param pressure how much the run had to share the machine's processors
 * @param ledger every call to Teams, of this run only
 */
public record Evidence(
    Schedule schedule, Stage stage, List<Attempt> attempts, Told told, List<Injected> injected, OwnIncidents own, Pressure.Share pressure, List<JsonNode> ledger) {}
