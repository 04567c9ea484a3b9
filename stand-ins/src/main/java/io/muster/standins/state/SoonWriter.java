package io.muster.standins.state;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes half a second after it was asked to, once for all that was asked meanwhile, and what is left at close. */
final class SoonWriter implements AutoCloseable {
    private static final long SOON_MILLIS = 500;

    private final Runnable write;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("stand-ins-state").factory());

    SoonWriter(Runnable write) {
        this.write = write;
    }

    void ask() {
        if (asked.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.schedule(this::run, SOON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        if (asked.compareAndSet(true, false)) {
            write.run();
        }
    }

    /** Orderly: a write that has begun is not interrupted. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::run);
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
