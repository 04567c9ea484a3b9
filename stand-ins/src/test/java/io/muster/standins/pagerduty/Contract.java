package io.muster.standins.pagerduty;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.muster.standins.pagerduty.exchange.Exchange;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * PagerDuty's published OpenAPI, as a judge of exchanges. Looser than the document in four things: fields it does not
 * name pass (its allOf cannot be closed), Accept may be PagerDuty's own media type, and Content-Type may be missing
 * where there is no body (OpenAPI says that a header parameter of this name has no meaning), and PUT /incidents/{id} may answer 400, which the
 * document forgets there and PagerDuty's page on errors has.
 */
final class Contract {
    /** Where a check is looser than the document's letter, and why. */
    static final Map<String, String> LOOSELY = Map.of(
            "GET /incidents/{id}/log_entries", "the channel's oneOf and the acknowledge entry's type contradict themselves",
            "PUT /incidents/{id}", "the document names no 400 here, the page on errors does",
            "POST /incidents/{id}/responder_requests", "the published examples wrap targets, the schema does not");

    private final OpenApiInteractionValidator validator;

    Contract(Path openApi) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        OpenAPI api = new OpenAPIV3Parser().readContents(PublishedOpenApi.readable(openApi), null, options).getOpenAPI();
        validator = OpenApiInteractionValidator.createFor(api)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .withLevel("validation.request.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE).build())
                .build();
    }

    /** @return what is wrong; empty when nothing is */
    List<String> faults(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(exchange.method()),
                exchange.path());
        exchange.requestHeaders().forEach(request::withHeader);
        Arrays.stream(exchange.query().split("&")).filter(pair -> pair.contains("="))
                .forEach(pair -> request.withQueryParam(decoded(pair.substring(0, pair.indexOf('='))),
                        decoded(pair.substring(pair.indexOf('=') + 1))));
        if (!exchange.requestBody().isEmpty()) {
            request.withBody(exchange.requestBody());
        }
        SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
        exchange.responseHeaders().forEach(response::withHeader);
        if (!exchange.responseBody().isEmpty()) {
            response.withBody(exchange.responseBody());
        }
        return validator.validate(request.build(), response.build()).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !message.getMessage().equals(
                        "Response status 400 not defined for path '/incidents/{id}'."))
                .filter(message -> !message.getMessage().startsWith("Header parameter 'Content-Type' is required"))
                .map(Contract::words).toList();
    }

    private static String words(ValidationReport.Message message) {
        List<String> inner = message.getNestedMessages().stream().map(Contract::words).toList();
        return message.getKey() + ": " + message.getMessage() + (inner.isEmpty() ? "" : " " + inner);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
