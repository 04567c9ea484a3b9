package io.muster.bot.press;

import io.muster.bot.card.CardText;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What came of presses that were one, as far as that is known in time. */
@ApplicationScoped
class BulkOutcomes {
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Database database;
  private final PressRepository presses;
  private final ToolTitles titles;

  BulkOutcomes(Database database, PressRepository presses, ToolTitles titles) {
    this.database = database;
    this.presses = presses;
    this.titles = titles;
  }

  /**
   * So far.
   *
   * @param why the words of a refusal, if there is one
   */
  record Tally(int all, int done, int refused, int waitForLink, Optional<String> why) {

    boolean settled() {
      return done + refused + waitForLink >= all || waitForLink > 0;
    }

    /** What the one who pressed is told. */
    List<String> sentences(String tool) {
      var told = new ArrayList<String>();
      if (all == 0) {
        told.add("Nothing was done: nothing is triggered any more, or none of it can be acknowledged from here.");
      } else if (waitForLink > 0) {
        told.add("Nothing is acknowledged yet: I do not know who you are in " + tool + ". I am sending you a private link; what you pressed waits for 15 minutes.");
      } else {
        told.add(done == all ? "All " + all + " are acknowledged, as you." : done + " of " + all + " are acknowledged, as you.");
        if (refused > 0) {
          told.add(refused + " were not acknowledged. " + why.map(words -> CardText.of(words, 300)).orElse("") + " The list shows which are left.");
        }
        if (done + refused < all) {
          told.add("The others are under way. The card counts them as soon as " + tool + " answers.");
        }
      }
      return told;
    }
  }

  /** How many presses there are under this word. */
  int in(Tx tx, String bulk) {
    return presses.tally(tx, bulk).all();
  }

  /** What people call the tool that they concern. */
  String toolOf(String bulk) {
    return database.read(tx -> presses.subjectOfBulk(tx, bulk)).map(subject -> subject.split("/", 3))
        .filter(parts -> parts.length == 3).map(parts -> titles.titleOf(new AccountId(parts[0], parts[1]))).orElse("the incident tool");
  }

  /** Waits a little for what comes of them. */
  Tally await(String bulk, long arrived) {
    long end = arrived + PressOutcomes.PATIENCE.toNanos();
    Tally now = database.read(tx -> presses.tally(tx, bulk));
    while (!now.settled() && System.nanoTime() - end < 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return now;
      }
      now = database.read(tx -> presses.tally(tx, bulk));
    }
    return now;
  }
}
