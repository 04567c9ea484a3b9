package io.muster.bot.inbound;

import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** The table of routes. What no route takes is remembered for its conversation only. */
@ApplicationScoped
class ActivityRoutes {
  private final List<ActivityRoute> routes;
  private final Database database;
  private final ConversationRepository conversations;

  ActivityRoutes(Instance<ActivityRoute> routes, Database database, ConversationRepository conversations) {
    this.routes = routes.stream().toList();
    this.database = database;
    this.conversations = conversations;
  }

  ActivityAnswer answer(Verdict.Proven proven) {
    Optional<ActivityRoute> route = routes.stream().filter(r -> r.takes(proven.activity())).findFirst();
    return route.map(r -> r.answer(proven)).orElseGet(() -> remember(proven));
  }

  private ActivityAnswer remember(Verdict.Proven proven) {
    if (!proven.activity().conversation().isEmpty()) {
      database.run(tx -> conversations.remember(tx, ConversationOfActivity.of(proven)));
    }
    return new ActivityAnswer.Taken();
  }
}
