package io.muster.testkit.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** An RSA key made for one test, as a token issuer holds it. */
public final class TemporaryKey {
  private final RsaJsonWebKey key;

  private TemporaryKey(RsaJsonWebKey key) {
    this.key = key;
  }

  /** A new key of 2048 bits with this key id. */
  public static TemporaryKey rsa(String keyId) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(keyId);
      key.setUse("sig");
      key.setAlgorithm("RS256");
      return new TemporaryKey(key);
    } catch (JoseException e) {
      throw new IllegalStateException("could not make an RSA key", e);
    }
  }

  /** The key id. */
  public String id() {
    return key.getKeyId();
  }

  /** A signed token (RS256, with key id) that holds exactly these claims; times are epoch seconds. */
  public String token(Map<String, ?> claims) {
    return token(claims, id());
  }

  /** A token of this key that claims to be of another one. */
  public String token(Map<String, ?> claims, String claimedKeyId) {
    var signature = new JsonWebSignature();
    signature.setPayload(JsonUtil.toJson(new LinkedHashMap<>(claims)));
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(claimedKeyId);
    signature.setHeader("typ", "JWT");
    signature.setAlgorithmHeaderValue("RS256");
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("could not sign a token", e);
    }
  }

  /** The public half as a JSON web key, with these endorsements if any (Bot Framework's own addition to the format). */
  public Map<String, Object> publicKey(String... endorsements) {
    Map<String, Object> published = new LinkedHashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
    if (endorsements.length > 0) {
      published.put("endorsements", List.of(endorsements));
    }
    return published;
  }

  /** A key set document of these public keys. */
  @SafeVarargs
  public static String keySet(Map<String, Object>... keys) {
    return JsonUtil.toJson(Map.of("keys", List.of(keys)));
  }
}
