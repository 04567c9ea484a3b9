package io.muster.standins.entra;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** RSA keys that sign tokens, and their published form. The newest signs; older ones stay published until withdrawn. */
public final class SigningKeys {
    private record Key(RsaJsonWebKey pair, List<String> endorsements) {
    }

    /** A key as it is kept over a restart: with its private part. */
    record Kept(Map<String, Object> pair, List<String> endorsements) {
    }

    private final List<String> endorsements;
    private Runnable changed = () -> { };
    private final List<Key> keys = new ArrayList<>();

    /** One fresh key; each published key carries these endorsements (none: the member is left out, as in Entra's own set). */
    public SigningKeys(List<String> endorsements) {
        this.endorsements = List.copyOf(endorsements);
        rotate();
    }

    /** The keys of an earlier life, newest first. */
    SigningKeys(List<String> endorsements, List<Kept> kept) {
        this.endorsements = List.copyOf(endorsements);
        kept.forEach(each -> keys.addLast(new Key(read(each.pair()), each.endorsements())));
    }

    synchronized List<Kept> state() {
        return keys.stream().map(key -> new Kept(key.pair().toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE), key.endorsements())).toList();
    }

    /** Tells one follower of every change from now on. */
    synchronized void whenChanged(Runnable follower) {
        changed = follower;
    }

    /** Makes and publishes a new key, which signs from now on. */
    public synchronized void rotate() {
        keys.addFirst(new Key(generate(), endorsements));
        changed.run();
    }

    /** Takes all keys but the signing one out of the published set. */
    public synchronized void withdrawOld() {
        keys.subList(1, keys.size()).clear();
        changed.run();
    }

    /** Publishes one more key, with other endorsements, that signs only when asked by name; returns its name. */
    synchronized RsaJsonWebKey publishWithEndorsements(List<String> others) {
        var key = new Key(generate(), List.copyOf(others));
        keys.addLast(key);
        return key.pair();
    }

    /** The published set: {@code {"keys":[…]}}. */
    public synchronized JsonObject published() {
        var set = new JsonArray();
        keys.forEach(key -> {
            var published = new JsonObject(key.pair().toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)).put("x5t", key.pair().getKeyId());
            set.add(key.endorsements().isEmpty() ? published : published.put("endorsements", new JsonArray(key.endorsements())));
        });
        return new JsonObject().put("keys", set);
    }

    /** The published keys, to check a signature with. */
    public synchronized List<JsonWebKey> verifying() {
        return keys.stream().<JsonWebKey>map(Key::pair).toList();
    }

    /** The key that signs now. */
    synchronized RsaJsonWebKey signing() {
        return keys.getFirst().pair();
    }

    /** A compact RS256 token with the signing key's id in its header. */
    public String sign(JwtClaims claims) {
        return sign(claims, signing(), Map.of());
    }

    static String sign(JwtClaims claims, RsaJsonWebKey key, Map<String, Object> moreHeaders) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("x5t", key.getKeyId());
        moreHeaders.forEach(token::setHeader);
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        try {
            return token.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RsaJsonWebKey read(Map<String, Object> pair) {
        try {
            return new RsaJsonWebKey(pair);
        } catch (JoseException failure) {
            throw new IllegalStateException("A kept signing key cannot be read", failure);
        }
    }

    static RsaJsonWebKey generate() {
        try {
            var pair = RsaJwkGenerator.generateJwk(2048);
            pair.setKeyId(UUID.randomUUID().toString().replace("-", ""));
            pair.setUse(Use.SIGNATURE);
            pair.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return pair;
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
