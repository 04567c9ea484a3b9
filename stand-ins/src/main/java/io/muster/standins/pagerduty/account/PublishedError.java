package io.muster.standins.pagerduty.account;

/** The errors of PagerDuty's published table that this stand-in answers with, and the HTTP status each comes with. */
public enum PublishedError {
    INCIDENT_ALREADY_RESOLVED(1001, "Incident Already Resolved", 400),
    INCIDENT_ALREADY_ACKNOWLEDGED(1002, "Incident Already Acknowledged", 400),
    INVALID_STATUS(1003, "Invalid Status Provided", 400),
    CANNOT_ESCALATE(1006, "Cannot Escalate", 400),
    ASSIGNEE_NOT_FOUND(1007, "Assigned To User Not Found", 400),
    REQUESTER_NOT_FOUND(1008, "Requester User Not Found", 400),
    INCIDENT_NOT_ACKNOWLEDGED(1012, "Incident is not Acknowledged", 400),
    SNOOZE_DURATION_INVALID(1013, "Snooze Duration is Invalid", 400),
    POLICY_NOT_FOUND(1014, "Escalation Policy Not Found", 400),
    NOBODY_ON_CALL(1015, "Escalation Policy Has No User On Call", 400),
    ALREADY_MERGED(1019, "Incident Already Merged", 400),
    INVALID_PRIORITY(1020, "Invalid Priority", 400),
    INVALID_INPUT(2001, "Invalid Input Provided", 400),
    MISSING_ARGUMENTS(2003, "Missing Arguments", 400),
    INVALID_TIME(2004, "Invalid time values in 'since' and/or 'until' parameters", 400),
    INVALID_RANGE(2005, "Invalid Query Date Range", 400),
    AUTHENTICATION_FAILED(2006, "Authentication failed", 401),
    ACCESS_DENIED(2010, "Access Denied", 403),
    USER_NOT_FOUND(2013, "User not found", 404),
    MISSING_ABILITY(2014, "Missing Account Ability", 402),
    INVALID_OPERATION(2015, "Invalid operation", 400),
    METHOD_NOT_ALLOWED(2015, "Invalid operation", 405),
    TOO_MANY_AT_ONCE(2001, "Invalid Input Provided", 413),
    PRODUCT_LIMIT(2019, "Product Limit Reached", 400),
    RATE_LIMIT_EXCEEDED(2020, "Rate Limit Exceeded", 429),
    INTERNAL(2000, "An internal error has occurred. PagerDuty team has been notified.", 500),
    NOT_FOUND(2100, "Not Found", 404),
    INCIDENT_NOT_FOUND(5001, "Incident Not Found", 404),
    NO_SUCH_POLICY(5001, "Escalation Policy Not Found", 404),
    LOG_ENTRY_NOT_FOUND(5001, "Log Entry Not Found", 404),
    WEBHOOK_NOT_FOUND(5001, "Webhook Not Found", 404),
    SERVICE_NOT_FOUND(5002, "Service Not Found", 404),
    TEAM_NOT_FOUND(6001, "Team Not Found", 404);

    private final int code;
    private final String message;
    private final int status;

    PublishedError(int code, String message, int status) {
        this.code = code;
        this.message = message;
        this.status = status;
    }

    /** @return PagerDuty's own number */
    public int code() {
        return code;
    }

    /** @return PagerDuty's own words */
    public String message() {
        return message;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /**
     * @param details what exactly was wrong; may be empty
     * @return a refusal to throw
     */
    public Refusal because(String... details) {
        return new Refusal(this, java.util.List.of(details));
    }
}
