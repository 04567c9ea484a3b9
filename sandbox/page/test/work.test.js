import assert from "node:assert/strict";
import { test } from "node:test";
import { ownTime, workOf } from "../src/journey/work.js";

const span = (startMillis, durationMillis) => ({ startMillis, durationMillis });

test("parts are told in people's words", () => {
  assert.deepEqual(["BEGIN channel-mapping", "INSERT inbox", "query", "COMMIT"].map(workOf), ["Database: opens a transaction", "Database: writes", "Database", "Database: makes it last"]);
  assert.equal(workOf("muster.ingest.events publish"), "Kafka: hands it on");
  assert.equal(workOf("consume bot-cards"), "All of it, since Kafka handed it over");
  assert.equal(workOf("POST /webhooks/{sender}"), "All of it, from PagerDuty's request to the answer");
  assert.equal(workOf("PUT Teams activity"), "Teams answers");
  assert.equal(workOf("PUT to api.pagerduty.com"), "PagerDuty answers");
  assert.equal(workOf("create card"), "Muster's own work");
});

test("own work is what no part accounts for", () => {
  assert.equal(ownTime([span(0, 53), span(5, 20), span(20, 10), span(40, 12)]), 53 - 25 - 12);
});

test("a single part is all that there is to tell", () => {
  assert.equal(ownTime([span(3, 7)]), 0);
});

test("what happened twice at once counts once", () => {
  assert.equal(ownTime([span(0, 10), span(0, 10)]), 0);
});
