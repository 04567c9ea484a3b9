package io.muster.identity.link;

/**
 * Why a link did not become one: what the page says. Labels are what logs, metrics and runbooks use.
 */
public enum LinkRefusal {
  UNKNOWN_LINK("This link is not known", "It may have been cut off when it was copied.", Next.NEW_LINK),
  EXPIRED("This link has expired", "For your safety a link holds for ten minutes only.", Next.NEW_LINK),
  ALREADY_USED("This link was already used", "Each link works once.", Next.NEW_LINK),
  OTHER_BROWSER("This is not the browser you started in", "For your safety you must finish in the browser in which you opened the link.", Next.NEW_LINK),
  NO_COOKIE("Your browser did not keep our cookie", "Muster needs one cookie to know that it is still you. Allow cookies for this page.", Next.NEW_LINK),
  STATE_MISSING("This page cannot be opened by itself", "It is the way back from your incident tool.", Next.NEW_LINK),
  STATE_UNKNOWN("This sign-in was not started here", "Nothing was linked.", Next.NEW_LINK),
  STATE_USED("This sign-in was already finished", "Nothing was changed by opening the page again.", Next.NEW_LINK),
  WRONG_TOOL("The answer came from somewhere else", "Nothing was linked.", Next.NEW_LINK),
  DENIED("You did not allow it", "Muster was not allowed to act for you, so nothing was linked.", Next.NEW_LINK),
  TOOL_SAID_NO("The sign-in did not work", "Your incident tool ended the sign-in with an error.", Next.NEW_LINK),
  CODE_MISSING("The sign-in did not work", "Your incident tool's answer was not complete.", Next.NEW_LINK),
  CODE_REFUSED("The sign-in took too long", "Your incident tool no longer accepts the answer that your browser brought.", Next.NEW_LINK),
  SCOPE_MISSING("Muster was allowed too little", "Your incident tool did not allow Muster to work on incidents for you.", Next.ADMINISTRATOR),
  CLIENT_REFUSED("Muster is not set up rightly", "Your incident tool does not accept Muster itself.", Next.ADMINISTRATOR),
  WRONG_ACCOUNT("You signed in to another account", "The account that you signed in to is not the one that this link is for. Sign out of it first.", Next.NEW_LINK),
  TOOL_UNREACHABLE("Your incident tool did not answer", "Nothing was linked. Wait a moment.", Next.NEW_LINK);

  /** What the person does next. */
  public enum Next {
    NEW_LINK("Go back to Microsoft Teams and ask for a new link: write \u201clinkUser\u201d to Muster."),
    ADMINISTRATOR("Tell whoever looks after Muster in your organisation, and give the reference below.");

    private final String sentence;

    Next(String sentence) {
      this.sentence = sentence;
    }

    /** The sentence that says so. */
    public String sentence() {
      return sentence;
    }
  }

  private final String title;
  private final String what;
  private final Next next;

  LinkRefusal(String title, String what, Next next) {
    this.title = title;
    this.what = what;
    this.next = next;
  }

  /** What happened, as the heading. */
  public String title() {
    return title;
  }

  /** What that means. */
  public String what() {
    return what;
  }

  /** What the person does next. */
  public Next next() {
    return next;
  }

  /** The HTTP status of the page. */
  int status() {
    return switch (this) {
      case UNKNOWN_LINK, STATE_UNKNOWN -> 404;
      case EXPIRED, ALREADY_USED, STATE_USED -> 410;
      case TOOL_UNREACHABLE, TOOL_SAID_NO, CLIENT_REFUSED -> 502;
      case OTHER_BROWSER, NO_COOKIE, STATE_MISSING, WRONG_TOOL, DENIED, CODE_MISSING, CODE_REFUSED, SCOPE_MISSING, WRONG_ACCOUNT -> 403;
    };
  }

  /** The word that logs, metrics and runbooks use. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
