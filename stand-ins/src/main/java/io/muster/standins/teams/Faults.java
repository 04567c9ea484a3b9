package io.muster.standins.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are scripted for coming calls, in the order given. Safe for many threads. */
public final class Faults {
    private final List<Fault> scripted = new ArrayList<>();

    /** Adds one behind the others. */
    public synchronized void add(Fault fault) {
        scripted.add(fault);
    }

    /** What is still to come. */
    public synchronized List<Fault> left() {
        return List.copyOf(scripted);
    }

    /** Takes all of them back. */
    public synchronized void clear() {
        scripted.clear();
    }

    synchronized Optional<Fault> next(Operation operation, String place) {
        for (int index = 0; index < scripted.size(); index++) {
            var fault = scripted.get(index);
            if (fault.concerns(operation, place)) {
                if (fault.times() == 1) {
                    scripted.remove(index);
                } else {
                    scripted.set(index, fault.oneLess());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
