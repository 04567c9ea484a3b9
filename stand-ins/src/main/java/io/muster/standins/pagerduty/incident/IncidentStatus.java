package io.muster.standins.pagerduty.incident;

import java.util.Locale;
import java.util.Optional;

/** Where an incident stands. */
public enum IncidentStatus {
    TRIGGERED, ACKNOWLEDGED, RESOLVED;

    /** @return the name in the API */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the status of that name, or empty when the API knows no such status */
    public static Optional<IncidentStatus> of(String apiName) {
        return java.util.Arrays.stream(values()).filter(status -> status.apiName().equals(apiName)).findFirst();
    }
}
