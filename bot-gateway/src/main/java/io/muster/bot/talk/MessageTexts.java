package io.muster.bot.talk;

import io.muster.bot.card.CardText;
import io.muster.contracts.mapping.MappingEvent.ConnectingRefused;
import io.muster.contracts.mapping.MappingEvent.ServiceConnected;
import java.util.List;
import java.util.Optional;

/** The sentences that people read outside cards: what happened, and what they can do next. */
final class MessageTexts {
  static final String HELP = """
      Here is what you can ask:

      - **connect** *address of a service* – show its incidents in this conversation
      - **disconnect** *address of a service* – stop showing them
      - **why** – under a card, or with an incident's number: why it is here, or is not
      - **linkUser** – link your account, so that you can act on incidents from here
      - **unlinkUser** – forget your account
      - **help** – this list

      The address of a service is the one of its page in your incident tool.""";

  /** So many channel-mapping counts. */
  private static final int MOST_COUNTED = 1_000;

  private MessageTexts() {}

  static String unknown() {
    return "I did not understand that.\n\n" + HELP;
  }

  static String addressMissing(String command) {
    return "Nothing was done: **" + command + "** needs the address of a service. Open the service in your incident tool, copy the address of its page, and write **"
        + command + "** *address*.";
  }

  static String welcome() {
    return "Hello, I am Muster. I bring incidents here and take your answers back.\n\n" + HELP;
  }

  static String connected(String service, ServiceConnected connected) {
    return (connected.already() ? "This conversation already shows incidents of **" + service + "**." : connected(service)) + open(connected);
  }

  /** The same answer once its button was pressed: still that it is connected, and now what is shown. */
  static String shown(String service, ServiceConnected connected) {
    return connected(service) + (connected.open() == 0 ? " None is open any more." : open(connected));
  }

  private static String connected(String service) {
    return "Connected. New incidents of **" + service + "** are shown here from now on.";
  }

  private static String open(ServiceConnected connected) {
    if (connected.open() == 0) {
      return connected.already() ? " Nothing was changed." : " None is open now.";
    }
    String count = connected.open() == 1 ? "1 incident is open now" : connected.open() < MOST_COUNTED ? connected.open() + " incidents are open now" : "1000 incidents or more are open now";
    return connected.openShown() ? " " + count + " and shown here as well." : " " + count + " and not shown here yet; each comes with its next change, or at once:";
  }

  static String disconnected(String service) {
    return "Disconnected. Incidents of **" + service + "** are no longer shown here; cards that stand here are no longer updated.";
  }

  /** @param what was asked for, in the word of the request */
  static String refused(ConnectingRefused refused, String what, String tool) {
    return switch (what) {
      case MessageRoute.DISCONNECT -> "Not disconnected: ";
      case ShowOpenRoute.WHAT -> "Not shown: ";
      default -> "Not connected: ";
    } + why(refused, tool);
  }

  private static String why(ConnectingRefused refused, String tool) {
    String service = refused.serviceName().map(name -> CardText.of(name, 80)).orElse("this service");
    return switch (refused.reason()) {
      case ADDRESS_NOT_UNDERSTOOD -> "I do not know this address. Open the service in your incident tool, copy the address of its page, and try again with it.";
      case ACCOUNT_NOT_CONNECTED -> "this account is not connected with your organisation. Ask an administrator of Muster to connect it.";
      case SERVICE_NOT_FOUND -> tool + " has no such service, or it is very new. Check the address, or try again in a minute.";
      case PERSON_NOT_LINKED -> "I do not know who you are in " + tool + ". Write **linkUser** to link your account, then try again.";
      case PERSON_NOT_ALLOWED -> "in " + tool + " you may not manage " + service + ". Ask somebody who manages it to do so.";
      case NOT_CONNECTED_HERE -> "this conversation does not show " + service + ".";
    };
  }

  static String noAccount() {
    return "There is no account to link yet. Ask an administrator of Muster to connect your incident tool.";
  }

  static String whichAccount(List<String> names) {
    StringBuilder text = new StringBuilder("Which account? Write one of these:\n");
    names.forEach(name -> text.append("\n- **linkUser** ").append(CardText.of(name, 80)));
    return text.toString();
  }

  static String unknownAccount() {
    return "Your organisation has no such account. Write **linkUser** alone to see which there are.";
  }

  static String linkSentPrivately() {
    return "I have sent you a link in our personal chat.";
  }

  static String cannotReach() {
    return "Somebody here asked to link an account, and I cannot reach that person privately. Add Muster for yourself in Teams, then write **linkUser** to it.";
  }

  static String linked(String person, String user, String tool) {
    return "Linked. You are **" + person + "** in Teams and **" + user + "** in " + tool + ". What you do from Teams is done as you.";
  }

  static String unlinked(Optional<String> tool) {
    return tool.map(title -> "Unlinked. Muster can no longer act as you in " + title + ". Write **linkUser** to link your account again.").orElse("There was nothing to unlink.");
  }

}
