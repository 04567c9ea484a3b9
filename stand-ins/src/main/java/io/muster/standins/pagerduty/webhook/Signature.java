package io.muster.standins.pagerduty.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The value of {@code X-PagerDuty-Signature}. The secret is used as plain text although it looks like Base64. */
public final class Signature {
    private Signature() {
    }

    /**
     * @param secrets the subscription's secrets; two while one replaces the other
     * @param body    the bytes that are sent
     * @return {@code v1=…}, comma-separated when there are several secrets
     */
    public static String header(List<String> secrets, byte[] body) {
        return secrets.stream().map(secret -> "v1=" + hex(secret, body)).collect(Collectors.joining(","));
    }

    private static String hex(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", broken);
        }
    }
}
