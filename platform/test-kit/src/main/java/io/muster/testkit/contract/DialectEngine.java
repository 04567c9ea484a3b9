package io.muster.testkit.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Swagger 2 and OpenAPI 3.0, by swagger-request-validator. The vendors' files have slips that its own loader refuses, so that the document
 * is parsed first, whatever the parser has to say about it, and handed over parsed.
 */
final class DialectEngine implements ContractEngine {
  private final OpenApiInteractionValidator validator;

  private DialectEngine(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  static DialectEngine of(ContractDocument document, Path file) {
    var options = new ParseOptions();
    options.setResolve(true);
    OpenAPI api = new OpenAPIParser().readLocation(file.toUri().toString(), null, options).getOpenAPI();
    if (api == null || api.getPaths() == null || api.getPaths().size() != document.paths().size()) {
      throw new IllegalStateException("not every path could be read from " + file.getFileName());
    }
    return new DialectEngine(
        OpenApiInteractionValidator.createFor(api).withBasePathOverride("").withLevelResolver(levels()).build());
  }

  private static LevelResolver levels() {
    return LevelResolver.create()
        // Clients accept more than one type, which is no departure.
        .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
        // Credentials are left out of recorded exchanges on purpose.
        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.security.invalid", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.parameter.header.missing", ValidationReport.Level.IGNORE)
        // Unknown properties are looked for by UnknownProperties, which understands composed schemas.
        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .withLevel("validation.request.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
        // Statuses are judged by PublishedContract.
        .withLevel("validation.response.status.unknown", ValidationReport.Level.IGNORE)
        .build();
  }

  @Override
  public List<Finding> findings(String template, Exchange exchange) {
    var report = ValidationReport.empty();
    Request request = request(template, exchange);
    if (Judgement.ofRequest(exchange)) {
      report = report.merge(validator.validateRequest(request));
    }
    if (exchange.status() > 0) {
      report = report.merge(validator.validateResponse(request.getPath(), request.getMethod(), response(exchange)));
    }
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> new Finding(message.getKey(), message.getMessage()))
        .toList();
  }

  private static Request request(String template, Exchange exchange) {
    var request = new SimpleRequest.Builder(exchange.method(), inCaseOf(template, exchange.path()));
    exchange.requestHeaders().forEach(request::withHeader);
    for (String pair : exchange.query().isEmpty() ? new String[0] : exchange.query().split("&")) {
      int equals = pair.indexOf('=');
      request.withQueryParam(decoded(equals < 0 ? pair : pair.substring(0, equals)), decoded(equals < 0 ? "" : pair.substring(equals + 1)));
    }
    if (!exchange.requestBody().isEmpty()) {
      request.withBody(exchange.requestBody());
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

  private static SimpleResponse response(Exchange exchange) {
    var response = SimpleResponse.Builder.status(exchange.status());
    exchange.responseHeaders().forEach(response::withHeader);
    if (!exchange.responseBody().isEmpty()) {
      response.withBody(exchange.responseBody());
    }
    return response.build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
