package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on which a person signs in and allows or denies; stands in for the password with a choice of persons. */
final class ConsentPage {
    private static final Map<String, String> SCOPES = Map.ofEntries(Map.entry("openid", "Know who you are"),
            Map.entry("incidents.read", "See incidents"),
            Map.entry("incidents.write", "Act on incidents as you: acknowledge, resolve, add notes …"),
            Map.entry("services.read", "See services"), Map.entry("users.read", "See people"),
            Map.entry("teams.read", "See teams"), Map.entry("priorities.read", "See priorities"),
            Map.entry("escalation_policies.read", "See escalation policies"),
            Map.entry("oncalls.read", "See who is on call"));

    private ConsentPage() {
    }

    static String of(String handle, SignIns.Question question, List<User> users) {
        String app = escaped(question.app().name());
        return StandInPage.of("Allow " + app + " to use your account?", """
                <p class="lead"><b>%s</b> wants to act as you in the account <b>%s</b>.</p>
                <form method="post" action="/oauth/authorize">
                <input type="hidden" name="request" value="%s">
                <fieldset><legend>Who are you?</legend>
                <p class="hint">PagerDuty itself would ask for your password. Here you choose.</p>
                %s</fieldset>
                <h2>%s will be able to</h2>
                <ul>%s</ul>
                <div class="buttons">
                <button class="primary" name="decision" value="allow">Allow</button>
                <button name="decision" value="deny" formnovalidate>Deny</button>
                </div>
                </form>
                """.formatted(app, escaped(name(question.app().home().subdomain())), escaped(handle),
                users.stream().map(ConsentPage::person).collect(Collectors.joining()), app,
                question.scopes().stream().map(scope -> "<li>" + escaped(SCOPES.getOrDefault(scope, scope)) + "</li>\n")
                        .collect(Collectors.joining())));
    }

    static String refusal(String reason, String next) {
        return StandInPage.of("This sign-in cannot go on",
                "<p class=\"lead\">" + escaped(reason) + "</p><p>" + escaped(next) + "</p>");
    }

    /** The account's name, which people here write as its subdomain with a capital. */
    private static String name(String subdomain) {
        return Character.toUpperCase(subdomain.charAt(0)) + subdomain.substring(1);
    }

    private static String person(User user) {
        return """
                <label class="person"><input type="radio" name="user" required value="%s">
                <span><b>%s</b><small>%s · %s</small></span></label>
                """.formatted(escaped(user.id()), escaped(user.name()), escaped(user.email()), roleInWords(user.role()));
    }

    /** As PagerDuty's pages name the roles; the API has older names for the same. */
    private static String roleInWords(UserRole role) {
        return switch (role) {
            case OWNER -> "Account owner";
            case ADMIN -> "Global admin";
            case USER -> "Manager";
            case LIMITED_USER -> "Responder";
            case OBSERVER -> "Observer";
            case RESTRICTED_ACCESS -> "Restricted access";
            case READ_ONLY_USER -> "Full stakeholder";
            case READ_ONLY_LIMITED_USER -> "Limited stakeholder";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
