package io.muster.bot.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The table of routes, and what becomes of an activity that none of them takes. */
@ApplicationScoped
class ActivityRoutes {
  private final List<ActivityRoute> routes;
  private final UnhandledActivities unclaimed;

  ActivityRoutes(Instance<ActivityRoute> routes, UnhandledActivities unclaimed) {
    this.routes = routes.stream().toList();
    this.unclaimed = unclaimed;
  }

  ActivityAnswer answer(ActivityVerdict.Proven proven) {
    return route(proven).map(route -> route.answer(proven)).orElseGet(() -> {
      unclaimed.take(proven);
      return new ActivityAnswer.Taken();
    });
  }

  /** As {@link AskingRoute#ask}. */
  Optional<CompletionStage<Optional<ActivityAnswer>>> ask(ActivityVerdict.Proven proven) {
    return route(proven).filter(AskingRoute.class::isInstance).flatMap(route -> ((AskingRoute) route).ask(proven));
  }

  private Optional<ActivityRoute> route(ActivityVerdict.Proven proven) {
    return routes.stream().filter(route -> route.takes(proven.activity())).findFirst();
  }
}
