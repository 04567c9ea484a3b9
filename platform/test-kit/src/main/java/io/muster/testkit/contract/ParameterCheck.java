package io.muster.testkit.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Path, query and content type of requests against Swagger 2 and OpenAPI 3.0, by swagger-request-validator. The vendors' files have slips
 * that its own loader refuses, so that the document is parsed first, whatever the parser has to say about it, and handed over parsed.
 * Bodies are {@link BodyCheck}'s: the library stumbles over some references in them, and wraps what it finds in composed schemas.
 */
final class ParameterCheck {
  private final OpenApiInteractionValidator validator;

  private ParameterCheck(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  static ParameterCheck of(ContractDocument document, Path file) {
    var options = new ParseOptions();
    options.setResolve(true);
    OpenAPI api = new OpenAPIParser().readLocation(file.toUri().toString(), null, options).getOpenAPI();
    if (api == null || api.getPaths() == null || api.getPaths().size() != document.paths().size()) {
      throw new IllegalStateException("not every path could be read from " + file.getFileName());
    }
    api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(operation -> followBody(api, operation));
    return new ParameterCheck(
        OpenApiInteractionValidator.createFor(api).withBasePathOverride("").withLevelResolver(levels()).build());
  }

  /** The library takes every request body to be written out in its operation; the parser leaves references as they are. */
  private static void followBody(OpenAPI api, Operation operation) {
    RequestBody body = operation.getRequestBody();
    if (body == null || body.getContent() != null) {
      return;
    }
    String reference = Optional.ofNullable(body.get$ref()).orElse("");
    RequestBody shared =
        Optional.ofNullable(api.getComponents())
            .map(Components::getRequestBodies)
            .map(bodies -> bodies.get(reference.substring(reference.lastIndexOf('/') + 1)))
            .filter(found -> found.getContent() != null)
            .orElseGet(() -> new RequestBody().content(new Content()));
    operation.setRequestBody(shared);
  }

  private static LevelResolver levels() {
    return LevelResolver.create()
        // Clients accept more than one type, which is no departure.
        .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
        // Credentials are left out of recorded exchanges on purpose.
        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.security.invalid", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.parameter.header.missing", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.body", ValidationReport.Level.IGNORE)
        .build();
  }

  /** The departures of a request apart from its body. */
  List<Finding> findings(String template, Exchange exchange) {
    return validator.validateRequest(request(template, exchange)).getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> new Finding(message.getKey(), "", message.getMessage()))
        .toList();
  }

  private static Request request(String template, Exchange exchange) {
    var request = new SimpleRequest.Builder(exchange.method(), inCaseOf(template, exchange.path()));
    exchange.requestHeaders().forEach(request::withHeader);
    for (String pair : exchange.query().isEmpty() ? new String[0] : exchange.query().split("&")) {
      int equals = pair.indexOf('=');
      request.withQueryParam(decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(equals < 0 ? "" : pair.substring(equals + 1)));
    }
    return request.build();
  }

  /** Literal parts as the contract spells them: vendors' servers ignore case there, the library does not. */
  private static String inCaseOf(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    for (int i = 0; i < Math.min(wanted.length, given.length); i++) {
      given[i] = wanted[i].contains("{") ? given[i] : wanted[i];
    }
    return String.join("/", given);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
