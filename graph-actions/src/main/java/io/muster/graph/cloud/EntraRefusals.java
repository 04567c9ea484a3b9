package io.muster.graph.cloud;

import io.muster.kit.failure.Disposition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a refusal of the token endpoint into a reason, by its AADSTS code:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
final class EntraRefusals {
  private static final Pattern CODE = Pattern.compile("AADSTS(\\d+)");
  private static final List<String> UNKNOWN_TENANT = List.of("90002", "900023", "9000221");
  private static final List<String> BAD_SECRET = List.of("7000215", "7000222");
  private static final List<String> CONSENT_MISSING = List.of("700016", "65001", "7000229", "7000112");
  private static final List<String> PASSING = List.of("90033", "50196", "90006");

  private EntraRefusals() {}

  /**
   * @param message the error description; only its code is kept
   * @param cause may be null
   */
  static GraphFailure of(String message, Throwable cause) {
    Matcher matcher = CODE.matcher(message == null ? "" : message);
    if (!matcher.find()) {
      return new GraphFailure(GraphReason.REFUSED, Disposition.GIVE_UP, "the sign-in host refused without a code", cause);
    }
    String code = matcher.group(1);
    String text = "the sign-in host refused with AADSTS" + code;
    if (PASSING.contains(code)) {
      return GraphFailure.passing(GraphReason.UNREACHABLE, text, cause);
    }
    return new GraphFailure(reason(code), Disposition.GIVE_UP, text, cause);
  }

  private static GraphReason reason(String code) {
    if (UNKNOWN_TENANT.contains(code)) {
      return GraphReason.UNKNOWN_TENANT;
    }
    if (BAD_SECRET.contains(code)) {
      return GraphReason.BAD_SECRET;
    }
    return CONSENT_MISSING.contains(code) ? GraphReason.CONSENT_MISSING : GraphReason.REFUSED;
  }
}
