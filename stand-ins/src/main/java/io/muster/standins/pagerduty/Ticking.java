package io.muster.standins.pagerduty;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets time pass, twenty times a second, on a thread of its own: a storm keeps no caller waiting. */
final class Ticking implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Ticking.class.getName());
    private static final long TICK_MS = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pagerduty-time").factory());

    Ticking(Runnable passTime) {
        thread.scheduleWithFixedDelay(() -> tick(passTime), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** A failure is told and does not stop the time. */
    private static void tick(Runnable passTime) {
        try {
            passTime.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "What was due could not be done", failure);
        }
    }

    /** Time stands still from now on. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
