package io.muster.ingest.source.acme;

import io.muster.ingest.source.SenderSecret;
import java.nio.charset.StandardCharsets;

/** Messages as the fictitious tool would send them, for tests of this service and for the acceptance journey. */
public final class AcmeMessages {
  private AcmeMessages() {}

  /** A case; states are {@code burning}, {@code watched}, {@code out} and {@code ash}. */
  public static byte[] burningCase(String message, String clock, String key, String state, String headline, String plant) {
    return caseChangedBy("a-ann", "Ann", message, clock, key, state, headline, plant);
  }

  /** Like {@link #burningCase}, by somebody else than Ann. */
  public static byte[] caseChangedBy(
      String memberId, String member, String message, String clock, String key, String state, String headline, String plant) {
    return bytes(
        """
        {"message":"%s","kind":"case","clock":"%s","by":{"id":"%s","name":"%s"},
         "case":{"key":"%s","state":"%s","headline":"%s","plant":"%s","heat":"white","link":"https://acme.example.org/cases/%s"}}"""
            .formatted(message, clock, memberId, member, key, state, headline, plant, key));
  }

  /** A bell inside a case. */
  public static byte[] bell(String message, String clock, String key, String caseKey, boolean rings, boolean watchable) {
    return bytes(
        """
        {"message":"%s","kind":"bell","clock":"%s","bell":{"key":"%s","case":"%s","state":"%s","headline":"Bell %s","watchable":%s}}"""
            .formatted(message, clock, key, caseKey, rings ? "ringing" : "silent", key, watchable));
  }

  /** A ringing bell that tells its headline and in which plant it hangs. */
  public static byte[] bellIn(String plant, String message, String clock, String key, String caseKey, String headline, boolean watchable) {
    return bytes(
        """
        {"message":"%s","kind":"bell","clock":"%s",
         "bell":{"key":"%s","case":"%s","state":"ringing","headline":"%s","plant":"%s","watchable":%s}}"""
            .formatted(message, clock, key, caseKey, headline, plant, watchable));
  }

  /** A remark on a case, of which nothing else is told. */
  public static byte[] remark(String message, String clock, String caseKey, String text) {
    return bytes(
        """
        {"message":"%s","kind":"remark","clock":"%s","by":{"id":"a-ann","name":"Ann"},"case":{"key":"%s"},"remark":{"id":"r-%s","text":"%s"}}"""
            .formatted(message, clock, caseKey, message, text));
  }

  /** A hidden case tells its key only. */
  public static byte[] hidden(String message, String clock, String caseKey) {
    return bytes("{\"message\":\"%s\",\"kind\":\"hidden\",\"clock\":\"%s\",\"case\":{\"key\":\"%s\"}}".formatted(message, clock, caseKey));
  }

  /** The header's name and value that prove such a message. */
  public static String sealHeader() {
    return AcmeSeal.HEADER;
  }

  /** The value of {@link #sealHeader()}. */
  public static String seal(String secret, byte[] body) {
    return AcmeSeal.seal(new SenderSecret(secret), body);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
