package io.muster.standins.pagerduty.storm;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Permissions;
import io.muster.standins.pagerduty.account.Refusal;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One storm in one account: who does what to which incident, and when. */
final class Storm {
    private static final List<String> TITLES = List.of("Checkout answers slowly", "Error rate above 5 %", "Disk almost full",
            "Queue is not drained", "Certificate ends soon", "Replica lags behind", "Pods restart again and again",
            "Health check fails");

    private final String id = Identifiers.resource();
    private final PagerDutyAccount account;
    private final StormOrder order;
    private final Instant begun;
    private final List<Service> services;
    private final List<Step> steps = new ArrayList<>();
    private final Incident[] incidents;
    private int next;
    private int triggered;
    private int refused;

    private record Step(Duration after, int incident, int event) {
    }

    /**
     * How far it is.
     *
     * @param storm     its id
     * @param wanted    incidents ordered
     * @param triggered incidents so far
     * @param events    events so far, triggering among them
     * @param refused   of those, what was refused because somebody else was quicker
     * @param done      whether everything has happened
     */
    record Progress(String storm, int wanted, int triggered, int events, int refused, boolean done) {
    }

    /** @throws IllegalArgumentException when a service is not there, or nobody may respond to it */
    Storm(PagerDutyAccount account, StormOrder order, Instant now) {
        this.account = account;
        this.order = order;
        this.begun = now;
        this.services = concerned(account, order);
        services.forEach(this::responders);
        incidents = new Incident[order.incidents()];
        for (int incident = 0; incident < order.incidents(); incident++) {
            for (int event = 0; event < order.eventsEach(); event++) {
                steps.add(new Step(order.after(incident, event), incident, event));
            }
        }
        steps.sort(Comparator.comparing(Step::after));
    }

    /** Does what is due by now. */
    synchronized void passTime(Instant now) {
        while (next < steps.size() && !begun.plus(steps.get(next).after()).isAfter(now)) {
            perform(steps.get(next++));
        }
    }

    /** Ends it: what has not happened does not happen. */
    synchronized void stop() {
        steps.subList(next, steps.size()).clear();
    }

    synchronized Progress progress() {
        return new Progress(id, order.incidents(), triggered, next, refused, next == steps.size());
    }

    private void perform(Step step) {
        try {
            if (step.event() == 0) {
                Service service = services.get(step.incident() % services.size());
                String title = TITLES.get(step.incident() % TITLES.size()) + " (" + (step.incident() + 1) + ")";
                incidents[step.incident()] = account.trigger(service, title, person(service, step));
                triggered++;
            } else if (incidents[step.incident()] != null) {
                Incident incident = incidents[step.incident()];
                Deed.of(step.incident(), step.event(), order.eventsEach() - 1)
                        .perform(account, incident, person(incident.service(), step));
            }
        } catch (Refusal somebodyWasQuicker) {
            refused++;
        }
    }

    private User person(Service service, Step step) {
        List<User> people = responders(service);
        return people.get((step.incident() + step.event()) % people.size());
    }

    private List<User> responders(Service service) {
        List<User> people = account.holdings().exclusively(() -> account.holdings().users().stream()
                .filter(user -> Permissions.mayRespond(user, service.teams())).toList());
        if (people.isEmpty()) {
            throw new IllegalArgumentException("Nobody may respond to incidents of " + service.name());
        }
        return people;
    }

    private static List<Service> concerned(PagerDutyAccount account, StormOrder order) {
        List<Service> all = account.holdings().exclusively(account.holdings()::services);
        List<Service> found = order.services().isEmpty() ? all : order.services().stream().map(wanted -> all.stream()
                .filter(one -> one.id().equals(wanted) || one.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The account has no service " + wanted))).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The account has no services");
        }
        return found;
    }
}
