package io.muster.bot.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

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
    Optional<ActivityRoute> route = routes.stream().filter(r -> r.takes(proven.activity())).findFirst();
    return route.map(r -> r.answer(proven)).orElseGet(() -> {
      unclaimed.take(proven);
      return new ActivityAnswer.Taken();
    });
  }
}
