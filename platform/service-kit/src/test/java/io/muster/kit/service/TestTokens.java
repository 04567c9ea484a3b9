package io.muster.kit.service;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Real keys and tokens signed with them. */
public final class TestTokens {
  private TestTokens() {}

  /** A key of its own under this id. */
  public static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key that is kept as text, private part included, since tests and their resources live in different class loaders. */
  public static RsaJsonWebKey keyOf(String property) {
    try {
      return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(System.getProperty(property));
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps a key for {@link #keyOf}. */
  public static void keep(String property, RsaJsonWebKey key) {
    System.setProperty(property, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
  }

  /** The key set that its issuer publishes. */
  public static String published(RsaJsonWebKey key) {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** A token. */
  public static String signed(RsaJsonWebKey key, JwtClaims claims) {
    var signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(key.getKeyId());
    signed.setAlgorithmHeaderValue("RS256");
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
