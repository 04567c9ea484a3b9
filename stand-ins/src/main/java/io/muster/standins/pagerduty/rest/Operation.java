package io.muster.standins.pagerduty.rest;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;

/**
 * One published operation.
 *
 * @param method   HTTP method
 * @param template the published path, such as {@code /incidents/{id}}
 * @param scope    what a scoped token needs; empty where the contract names none
 * @param from     whether the contract declares the {@code From} header
 * @param body     whether a JSON body is expected
 * @param work     what it does
 */
record Operation(HttpMethod method, String template, Optional<String> scope, boolean from, boolean body,
        Function<RestCall, Answer> work) {

    static Operation get(String template, String scope, Function<RestCall, Answer> work) {
        return new Operation(HttpMethod.GET, template, Optional.of(scope), false, false, work);
    }

    static Operation write(HttpMethod method, String template, String scope, Function<RestCall, Answer> work) {
        return new Operation(method, template, Optional.of(scope), false, true, work);
    }

    Operation withFrom() {
        return new Operation(method, template, scope, true, body, work);
    }

    Operation withoutBody() {
        return new Operation(method, template, scope, from, false, work);
    }

    String vertxPath() {
        return template.replace("{", ":").replace("}", "");
    }
}
