package io.muster.standins.pagerduty.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The newest of something that never ends: so many, and so many characters in all, that memory is not filled with the past.
 *
 * @param <T> what is kept
 */
public final class Newest<T> {
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 12_000_000;

    private final ToIntFunction<T> characters;
    private final Deque<T> kept = new ArrayDeque<>();
    private long held;

    /** @param characters how many characters one of them holds */
    public Newest(ToIntFunction<T> characters) {
        this.characters = characters;
    }

    /** Keeps one more, and lets go of the oldest where that is too much. */
    public synchronized void add(T one) {
        kept.addLast(one);
        held += characters.applyAsInt(one);
        while (kept.size() > MOST || held > MOST_CHARACTERS && kept.size() > 1) {
            held -= characters.applyAsInt(kept.removeFirst());
        }
    }

    /** @return all that is kept, oldest first */
    public synchronized List<T> all() {
        return List.copyOf(kept);
    }
}
