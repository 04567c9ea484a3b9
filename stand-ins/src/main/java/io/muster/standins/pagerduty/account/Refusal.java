package io.muster.standins.pagerduty.account;

import java.util.List;

/** PagerDuty says no, for one of its published reasons. */
public final class Refusal extends RuntimeException {
    private final transient PublishedError error;
    private final transient List<String> details;

    /**
     * @param error   the published reason
     * @param details what exactly was wrong; may be empty
     */
    public Refusal(PublishedError error, List<String> details) {
        super(error.code() + " " + error.message() + " " + details);
        this.error = error;
        this.details = List.copyOf(details);
    }

    /** @return the published words, and what exactly was wrong where that says more */
    public String inWords() {
        return details.isEmpty() || details.equals(List.of(error.message())) ? error.message()
                : error.message() + ": " + String.join(", ", details);
    }

    /** @return the published reason */
    public PublishedError error() {
        return error;
    }

    /** @return what exactly was wrong; may be empty */
    public List<String> details() {
        return details;
    }
}
