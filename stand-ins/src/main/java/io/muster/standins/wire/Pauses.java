package io.muster.standins.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pauses of somebody who is slow; all of them end when that one closes. For threads that may wait; safe for many. */
public final class Pauses implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Waits so long; less where this is closed or the thread is interrupted, which it stays. Nothing and less than nothing is no wait. */
    public void pause(Duration duration) {
        try {
            closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
