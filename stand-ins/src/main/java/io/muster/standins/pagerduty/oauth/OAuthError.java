package io.muster.standins.pagerduty.oauth;

/** The token endpoint says no, in the words of RFC 6749 section 5.2. */
public final class OAuthError extends RuntimeException {
    private final int status;
    private final String error;

    private OAuthError(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    /** @return 400 with the given error */
    public static OAuthError of(String error, String description) {
        return new OAuthError(400, error, description);
    }

    /** @return 401 {@code invalid_client} */
    public static OAuthError invalidClient() {
        return new OAuthError(401, "invalid_client", "The client could not be authenticated");
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the code, such as {@code invalid_grant} */
    public String error() {
        return error;
    }
}
