package io.muster.standins.entra;

import io.muster.standins.wire.Answers;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages that Entra shows to people, in one look: light, dark, high contrast, narrow screens, without script. */
final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--page:#f5f5f5;--card:#fff;--ink:#242424;--quiet:#616161;--line:#d1d1d1;--over:#f0f0f0;--accent:#4f52b2;--on:#fff;--warn:#bc2f32}
            @media(prefers-color-scheme:dark){:root{--page:#141414;--card:#1f1f1f;--ink:#fff;--quiet:#adadad;--line:#424242;--over:#2e2e2e;--accent:#9299f7;--on:#141414;--warn:#f1707b}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;padding:24px 16px;
            background:var(--page);color:var(--ink);font:14px/20px "Segoe UI","Segoe UI Web",system-ui,sans-serif}
            main{width:100%;max-width:440px;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:32px;box-shadow:0 2px 4px #00000014}
            .where{margin:0 0 16px;color:var(--quiet);font-weight:600}
            h1{margin:0 0 4px;font-size:24px;line-height:32px;font-weight:600}
            p{margin:0 0 12px}.quiet{color:var(--quiet)}
            ul{list-style:none;margin:20px -12px 0;padding:0}
            ul.plain{margin:12px 0;padding-left:18px;list-style:disc}
            form{margin:0}
            button{font:inherit;color:inherit;cursor:pointer;border:1px solid var(--line);border-radius:4px;background:none;min-height:32px;padding:5px 12px}
            button.person{display:flex;align-items:center;gap:12px;width:100%;padding:8px 12px;text-align:left;border-color:transparent}
            button:hover{background:var(--over)}
            button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
            .face{flex:none;width:36px;height:36px;border-radius:50%;display:grid;place-items:center;background:var(--over);color:var(--ink);font-weight:600;border:1px solid var(--line)}
            .who{min-width:0;flex:1}.who strong{display:block;font-weight:600}.who span{display:block;color:var(--quiet);overflow-wrap:anywhere}
            .tag{flex:none;font-size:12px;line-height:16px;padding:1px 8px;border:1px solid var(--line);border-radius:10px;color:var(--quiet)}
            .row{display:flex;gap:8px;justify-content:flex-end;margin-top:20px}
            button.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}button.main:hover{filter:brightness(.94)}
            h1.wrong{color:var(--warn);margin-bottom:12px}
            footer{max-width:440px;color:var(--quiet);font-size:12px;line-height:16px;text-align:center}
            @media(max-width:480px){body{justify-content:flex-start;padding:16px 8px}main{padding:24px 20px}}
            @media(forced-colors:active){main,.face,.tag,button{border:1px solid ButtonText}}
            """;

    private Html() {
    }

    /** Answers with a page; the title and the body are HTML already. */
    static void show(RoutingContext context, int status, String title, String body) {
        Answers.text(context, status, "text/html; charset=utf-8", "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + title + "</title><link rel=\"icon\" href=\"data:,\"><style>" + STYLE
                + "</style></head><body><main>" + body + "</main><footer>This stands in for Microsoft Entra ID on this machine. It asks for no password: who you choose is who you are.</footer></body></html>");
    }

    /** What is wrong, and what it is called when you ask somebody about it. */
    static void refuse(RoutingContext context, EntraRefusal refusal, Instant now) {
        show(context, refusal.status(), "Sorry, but we’re having trouble signing you in.", "<h1 class=\"wrong\">Sorry, but we’re having trouble signing you in.</h1><p>"
                + escape(refusal.getMessage()) + "</p><p>Go back to where you came from and try again. If it happens again, show this page to whoever set it up.</p><p class=\"quiet\">Correlation ID "
                + refusal.body(now).getString("correlation_id") + "<br>" + refusal.body(now).getString("timestamp") + "</p>");
    }

    /** A list of people, each a button that posts these fields and {@code person}. */
    static String people(Collection<Person> people, Map<String, String> fields) {
        return people.stream().map(person -> "<li><form method=\"post\">" + hidden(fields) + "<button class=\"person\" name=\"person\" value=\"" + escape(person.id()) + "\">"
                + "<span class=\"face\" aria-hidden=\"true\">" + escape(initials(person.name())) + "</span><span class=\"who\"><strong>" + escape(person.name()) + "</strong><span>"
                + escape(person.mail()) + "</span></span>" + tag(person) + "</button></form></li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String tag(Person person) {
        return switch (person.standing()) {
            case MEMBER -> "";
            case GUEST -> "<span class=\"tag\">Guest</span>";
            case ADMINISTRATOR -> "<span class=\"tag\">Administrator</span>";
        };
    }

    private static String initials(String name) {
        var words = name.trim().split("\\s+");
        return name.isBlank() ? "?" : initial(words[0]) + (words.length == 1 ? "" : initial(words[words.length - 1]));
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    static String hidden(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> "<input type=\"hidden\" name=\"" + escape(field.getKey()) + "\" value=\"" + escape(field.getValue()) + "\">")
                .collect(Collectors.joining());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Leads to an address with these parameters added. */
    static void redirect(RoutingContext context, String to, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        context.response().putHeader("Location", query.isEmpty() ? to : to + (to.contains("?") ? "&" : "?") + query);
        Answers.empty(context, 302);
    }

    /** The fields of a request, without what the pages themselves add. */
    static Map<String, String> fields(MultiMap request) {
        var fields = new LinkedHashMap<String, String>();
        request.forEach(fields::put);
        fields.keySet().removeAll(Set.of("person", "cancel", "accept"));
        return fields;
    }

    static String required(MultiMap request, String parameter) {
        String value = request.get(parameter);
        if (value == null || value.isBlank()) {
            throw EntraRefusal.missing(parameter);
        }
        return value;
    }
}
