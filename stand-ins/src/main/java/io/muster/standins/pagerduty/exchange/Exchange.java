package io.muster.standins.pagerduty.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer, with secrets struck out, for checks against the published contract.
 *
 * @param at              when it came
 * @param host            rest-us, rest-eu or identity
 * @param method          HTTP method
 * @param path            as called, without query
 * @param query           without the question mark; empty for none
 * @param template        the published path; empty when the contract has none
 * @param requestHeaders  names in lower case
 * @param requestBody     empty for none
 * @param status          HTTP status
 * @param responseHeaders names in lower case
 * @param responseBody    empty for none
 */
public record Exchange(Instant at, String host, String method, String path, String query, Optional<String> template,
        Map<String, String> requestHeaders, String requestBody, int status, Map<String, String> responseHeaders,
        String responseBody) {
}
