package io.muster.standins.pagerduty.account;

/** Hears that something is no longer as it was: who follows the stand-in is told, and what is kept on disk is written anew. */
@FunctionalInterface
public interface Changed {
    /** An account's people, services, policies …; the id is the subdomain. */
    String ACCOUNT = "account";
    /** An incident; the id is its own. */
    String INCIDENT = "incident";
    /** A webhook was sent or given up; the id is the webhook's. */
    String WEBHOOK = "webhook";
    /** Something nobody follows but that is kept, such as a token. */
    String KEPT = "kept";

    /**
     * Hears it.
     *
     * @param kind one of the above
     * @param id   which one
     */
    void note(String kind, String id);
}
