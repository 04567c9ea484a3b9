package io.muster.standins.pagerduty.webhook;

/** How one attempt to deliver ended. */
public sealed interface Outcome {

    /** @return the word for it in reports */
    String word();

    /** @return what happened, for people */
    String reason();

    /** The receiver said 2xx. */
    record Delivered(int status) implements Outcome {
        @Override
        public String word() {
            return "delivered";
        }

        @Override
        public String reason() {
            return "HTTP " + status;
        }
    }

    /** No answer in time, 5xx, 429, no connection, no name, an expired certificate: PagerDuty tries again. */
    record TryAgain(String reason) implements Outcome {
        @Override
        public String word() {
            return "retry";
        }
    }

    /** Any other answer, any other TLS failure, or 48 hours over: PagerDuty drops the webhook. */
    record Dropped(String reason) implements Outcome {
        @Override
        public String word() {
            return "dropped";
        }
    }

    /** @return what PagerDuty makes of a status code; of a redirect nothing is published, it is not followed */
    static Outcome ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        String reason = "HTTP " + status;
        return status >= 500 || status == 429 ? new TryAgain(reason) : new Dropped(reason);
    }

    /** @return what PagerDuty makes of a failed connection */
    static Outcome ofFailure(Throwable failure) {
        boolean tls = false;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof java.security.cert.CertificateExpiredException) {
                return new TryAgain("expired certificate");
            }
            tls |= at instanceof javax.net.ssl.SSLException;
        }
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return tls ? new Dropped("TLS: " + reason) : new TryAgain(reason);
    }
}
