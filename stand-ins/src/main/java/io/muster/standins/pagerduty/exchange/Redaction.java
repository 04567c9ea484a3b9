package io.muster.standins.pagerduty.exchange;

import java.util.regex.Pattern;

/** Strikes out what must not be kept: keys, tokens, secrets, codes. */
final class Redaction {
    private static final String STRUCK = "redacted";
    private static final String NAMES = "client_secret|access_token|refresh_token|code_verifier|code|secret|request";
    private static final Pattern IN_JSON = Pattern.compile("\"(" + NAMES + ")\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern IN_FORM = Pattern.compile("(^|&|\\?)(" + NAMES + ")=[^&]*");

    private Redaction() {
    }

    static String header(String name, String value) {
        if ("authorization".equalsIgnoreCase(name)) {
            int end = value.startsWith("Token token=") ? "Token token=".length() : value.indexOf(' ') + 1;
            return value.substring(0, end) + STRUCK;
        }
        return "location".equalsIgnoreCase(name) ? form(value) : value;
    }

    static String form(String text) {
        return IN_FORM.matcher(text).replaceAll("$1$2=" + STRUCK);
    }

    static String body(String text) {
        return text.startsWith("{") ? IN_JSON.matcher(text).replaceAll("\"$1\":\"" + STRUCK + "\"")
                : text.startsWith("<") ? "" : form(text);
    }
}
