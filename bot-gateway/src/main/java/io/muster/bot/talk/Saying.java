package io.muster.bot.talk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.SealedText;
import java.time.Instant;
import java.util.Optional;

/** What is to be said, as it waits in the database. Secrets wait sealed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "say")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Saying.Line.class, name = "line"),
  @JsonSubTypes.Type(value = Saying.PrivateLink.class, name = "private-link"),
  @JsonSubTypes.Type(value = Saying.LinkOver.class, name = "link-over"),
  @JsonSubTypes.Type(value = Saying.OpenOffer.class, name = "open-offer"),
  @JsonSubTypes.Type(value = Saying.Instead.class, name = "instead"),
  @JsonSubTypes.Type(value = Saying.Withdraw.class, name = "withdraw"),
})
public sealed interface Saying {

  /** A few words; foreign text in it is already safe. */
  record Line(String text) implements Saying {}

  /**
   * The private link with which a person links an account. Said in personal chats only.
   *
   * @param context under which it was sealed
   * @param waiting whether something was pressed and waits
   * @param askedIn where a neutral line goes when there is no way to the person
   */
  record PrivateLink(AccountId account, SealedText url, String context, boolean waiting, Instant until, Optional<AskedIn> askedIn) implements Saying {
    public PrivateLink {
      askedIn = askedIn == null ? Optional.empty() : askedIn;
    }
  }

  /**
   * The card of a link says what became of it.
   *
   * @param activityId the card
   * @param user whom the person is in the tool, where that is known
   */
  record LinkOver(String activityId, AccountId account, How how, Optional<String> user) implements Saying {
    public LinkOver {
      user = user == null ? Optional.empty() : user;
    }

    /** What became of a link. */
    public enum How {
      LINKED,
      EXPIRED,
      UNLINKED
    }
  }

  /**
   * A few words, and a button that shows what is open already.
   *
   * @param address of the service
   */
  record OpenOffer(String text, String address) implements Saying {}

  /** A message that had a button has other words from now on. */
  record Instead(String activityId, String text) implements Saying {}

  /** A card that should not be there is taken away. */
  record Withdraw(String activityId) implements Saying {}

  /** Where somebody asked. */
  record AskedIn(ConversationId conversation, Optional<String> thread) {
    public AskedIn {
      thread = thread == null ? Optional.empty() : thread;
    }
  }
}
