package io.muster.standins.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.muster.standins.wire.Exchange;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The published contracts, where they stand beside the checkout. */
final class MicrosoftContracts {
    private MicrosoftContracts() {
    }

    static Path file(String name) {
        var folder = Path.of(System.getProperty("muster.contracts", "absent"), "microsoft");
        assumeTrue(Files.isDirectory(folder), "The published contracts are not beside this checkout");
        return folder.resolve(name);
    }

    static JsonObject json(String name) {
        return new JsonObject(read(file(name)));
    }

    static JsonArray array(String name) {
        return new JsonArray(read(file(name)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A contract that exchanges are held against; parsed leniently, since the published files do not load strictly. */
    static final class Contract {
        private final OpenAPI api;
        private final OpenApiInteractionValidator validator;
        private final UnknownMembers unknown;
        private final String prefix;

        /**
         * @param prefix what stands before the contract's paths in the exchanges
         * @param openSchemas schemas that the vendor is known to say more in than the contract names; all others are closed
         */
        Contract(String file, String prefix, String... openSchemas) {
            var options = new ParseOptions();
            options.setResolve(true);
            api = new OpenAPIParser().readContents(read(file(file)), List.of(), options).getOpenAPI();
            api.setServers(null);
            validator = OpenApiInteractionValidator.createFor(api)
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
                            // The security scheme is a header by name; the record leaves its value out.
                            .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                            // Closes free-form objects too; UnknownMembers does it where members are named.
                            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE).build()).build();
            this.unknown = new UnknownMembers(api, Set.of(openSchemas));
            this.prefix = prefix;
        }

        /** The contract's operation for an exchange, such as {@code PUT /v3/conversations/{conversationId}/activities/{activityId}}. */
        Optional<String> operation(Exchange exchange) {
            String path = path(exchange);
            return api.getPaths().entrySet().stream()
                    .filter(entry -> entry.getValue().readOperationsMap().keySet().stream().anyMatch(method -> method.name().equals(exchange.method())))
                    .filter(entry -> matches(entry.getKey(), path)).map(entry -> exchange.method() + " " + entry.getKey()).findFirst();
        }

        ValidationReport check(Exchange exchange) {
            var request = new SimpleRequest.Builder(Method.valueOf(exchange.method()), path(exchange));
            exchange.requestHeaders().forEach(request::withHeader);
            if (!exchange.requestBody().isEmpty()) {
                request.withBody(exchange.requestBody());
            }
            if (!exchange.query().isEmpty()) {
                for (String pair : exchange.query().split("&")) {
                    var parts = pair.split("=", 2);
                    request.withQueryParam(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
                }
            }
            var response = SimpleResponse.Builder.status(exchange.status());
            exchange.responseHeaders().forEach(response::withHeader);
            if (!exchange.responseBody().isEmpty()) {
                response.withBody(exchange.responseBody());
            }
            return validator.validate(request.build(), response.build());
        }

        /** Members of both bodies that the contract does not name. */
        List<String> unknownMembers(Exchange exchange) {
            return operation(exchange).map(operation -> unknown.of(operation.split(" ")[1], exchange)).orElse(List.of());
        }

        private String path(Exchange exchange) {
            return exchange.path().startsWith(prefix) ? exchange.path().substring(prefix.length()) : exchange.path();
        }
    }

    /** Whether a path fits a template with {@code {names}}. */
    static boolean matches(String template, String path) {
        var pattern = Pattern.compile("\\{[^}]+}").splitAsStream(template.replaceAll("\\?.*", "")).map(Pattern::quote).reduce((one, two) -> one + "[^/]+" + two).orElse("");
        return Pattern.compile(pattern + (template.endsWith("}") ? "[^/]+" : "")).matcher(path).matches();
    }
}
