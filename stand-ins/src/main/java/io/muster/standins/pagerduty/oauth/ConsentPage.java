package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.User;
import java.util.List;

/** The page on which a person signs in and allows or denies; stands in for the password with a choice of persons. */
final class ConsentPage {
    private ConsentPage() {
    }

    static String of(String handle, SignIns.Question question, List<User> users) {
        StringBuilder people = new StringBuilder();
        for (User user : users) {
            people.append("<label><input type=\"radio\" name=\"user\" required value=\"").append(escaped(user.id()))
                    .append("\"> ").append(escaped(user.name())).append(" &lt;").append(escaped(user.email()))
                    .append("&gt;</label><br>\n");
        }
        return page("Allow " + escaped(question.app().name()) + "?", """
                <p>%s wants to use your PagerDuty account <b>%s</b> for: %s</p>
                <form method="post" action="/oauth/authorize">
                <input type="hidden" name="request" value="%s">
                <fieldset><legend>Who are you?</legend>
                %s</fieldset>
                <button name="decision" value="allow">Allow</button>
                <button name="decision" value="deny" formnovalidate>Deny</button>
                </form>
                """.formatted(escaped(question.app().name()), escaped(question.app().home().subdomain()),
                escaped(String.join(" ", question.scopes())), escaped(handle), people));
    }

    static String refusal(String reason) {
        return page("This request cannot be shown", "<p>" + escaped(reason) + "</p>");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head><body><h1>" + title + "</h1>" + body + "</body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
