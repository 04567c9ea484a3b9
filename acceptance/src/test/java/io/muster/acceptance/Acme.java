package io.muster.acceptance;

import io.muster.identity.tool.acme.AcmeCloud;
import io.muster.ingest.source.acme.AcmeMessages;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The fictitious tool around the machine: its cloud, the two jars that make Muster understand it, and how it seals what it delivers. */
final class Acme implements AutoCloseable {
  /** The account's name; its one member is Wile E. Coyote. */
  static final String ACCOUNT = "canyon";

  /** What the sender and the tool share. */
  static final String SECRET = "the word of the house";

  private final AcmeCloud cloud = AcmeCloud.start();

  AcmeCloud cloud() {
    return cloud;
  }

  /** Settings by service: a jar each, and where the cloud is. No other service is told anything. */
  Map<String, Map<String, String>> pluggedIn() {
    return Map.of(
        "webhook-ingest", Map.of("muster.ingest.source.jars", jarOf(AcmeMessages.class).toString()),
        "identity-linking", Map.of("muster.identity.tool.jars", jarOf(AcmeCloud.class).toString(), "muster.identity.tool.settings.acme.base", cloud.base().toString()));
  }

  /** The headers with which the tool delivers this body, reckoned as the tool would. */
  static Map<String, String> sealed(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      return Map.of("Content-Type", "application/json", "Acme-Seal", Base64.getEncoder().encodeToString(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path jarOf(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cloud.close();
  }
}
