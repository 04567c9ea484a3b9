package io.muster.bot.press;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks what a button carries. The token names a card and what its reader saw; its seal covers also the subject, the
 * conversation and the offer, so that a token of one card proves nothing for another.
 */
public final class PressToken {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  /** @param secret at least 32 bytes; the same on every replica */
  public PressToken(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the key for presses needs at least 32 bytes");
    }
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * What a token says before it is proven.
   *
   * @param card which card
   * @param revision what its reader saw
   * @param dialog the id given when a dialog was opened; empty for a button
   * @param seal proves the rest
   */
  public record Claim(UUID card, long revision, Optional<String> dialog, String seal) {}

  /**
   * Where a press belongs: known from the card's row, never from what came back.
   *
   * @param of the key of what the card shows
   */
  public record Place(ConversationId conversation, String of, String offerId) {
    /** A button of a subject's card. */
    public Place(ConversationId conversation, SubjectId subject, String offerId) {
      this(conversation, subject.key(), offerId);
    }

    /** A button of a storm's card; no subject's key looks like a storm's. */
    static Place ofStorm(ConversationId conversation, UUID storm, String offerId) {
      return new Place(conversation, "storm:" + storm, offerId);
    }
  }

  /** The token for a button or, with a dialog's id, for the form in it. */
  public String seal(UUID card, long revision, Optional<String> dialog, Place place) {
    return String.join(".", "1", card.toString(), Long.toString(revision), dialog.orElse(""), sealOf(card, revision, dialog, place));
  }

  /** Reads a token; empty for anything that never was one. */
  public static Optional<Claim> read(String token) {
    String[] parts = token == null || token.length() > 300 ? new String[0] : token.split("\\.", -1);
    if (parts.length != 5 || !parts[0].equals("1")) {
      return Optional.empty();
    }
    try {
      Optional<String> dialog = parts[3].isEmpty() ? Optional.empty() : Optional.of(parts[3]);
      return Optional.of(new Claim(UUID.fromString(parts[1]), Long.parseLong(parts[2]), dialog, parts[4]));
    } catch (IllegalArgumentException noToken) {
      return Optional.empty();
    }
  }

  /** Whether this token was made by Muster for this place. */
  public boolean proves(Claim claim, Place place) {
    String expected = sealOf(claim.card(), claim.revision(), claim.dialog(), place);
    return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), claim.seal().getBytes(StandardCharsets.UTF_8));
  }

  private String sealOf(UUID card, long revision, Optional<String> dialog, Place place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : new String[] {
        card.toString(), Long.toString(revision), dialog.orElse(""), place.conversation().key(), place.of(), place.offerId()
      }) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return TEXT.encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this machine has no HMAC-SHA256", e);
    }
  }
}
