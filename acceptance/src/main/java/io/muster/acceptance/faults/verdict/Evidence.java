package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.inject.Pressure;
import io.muster.acceptance.faults.load.Attempt;
import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a run besides Teams.
 *
 * @param taken the last step of each story that was answered 2xx
 * @param poison webhooks that were taken and cannot be understood
 * @param attempts every try to deliver
 * @param injected what was done to the machine
 * @param own incidents of the account itself, and presses on their cards
 * @param pressure how much the run had to share the machine's processors
 * @param ledger every call to Teams, of this run only
 */
public record Evidence(
    Schedule schedule, Stage stage, Map<String, Integer> taken, Set<String> poison, List<Attempt> attempts, List<Injected> injected, OwnIncidents own, Pressure.Share pressure, List<JsonNode> ledger) {}
