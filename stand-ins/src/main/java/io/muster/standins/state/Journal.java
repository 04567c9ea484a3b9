package io.muster.standins.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Records that are kept one after the other, a line each, so that keeping one more costs the same however many there are.
 *
 * @param <T> a record that Jackson writes and reads
 */
public final class Journal<T> implements AutoCloseable {
    private final Optional<Path> file;
    private final Class<T> type;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final Optional<SoonWriter> writer;

    /**
     * A file that may be there or not.
     *
     * @param file where; empty: nothing is ever read or written
     */
    public Journal(Optional<Path> file, Class<T> type) {
        this.file = file;
        this.type = type;
        this.writer = file.map(where -> new SoonWriter(() -> write(where)));
    }

    /**
     * What earlier lives left, oldest first. A last line that was not written whole, because the process was killed, is left out.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    public List<T> read() {
        var found = new ArrayList<T>();
        file.filter(Files::exists).ifPresent(where -> {
            try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(where), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    found.add(StateJson.MAPPER.readValue(line, type));
                }
            } catch (JsonProcessingException torn) {
                System.err.println("A line of " + where + " is not whole; what follows it is left out.");
            } catch (IOException unreadable) {
                throw new UncheckedIOException("What was kept in " + where + " cannot be read; move it away to begin anew.", unreadable);
            }
        });
        return found;
    }

    /**
     * Begins the file anew with these, whole or not at all.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void beginWith(Collection<T> records) {
        file.ifPresent(where -> {
            try {
                StateJson.replace(where, lines(records));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Keeps one more, soon. Cheap; the order of calls is kept. */
    public void add(T record) {
        writer.ifPresent(soon -> {
            waiting.add(record);
            soon.ask();
        });
    }

    /** Writes what is not yet written. */
    @Override
    public void close() {
        writer.ifPresent(SoonWriter::close);
    }

    private void write(Path where) {
        var next = new ArrayList<T>();
        for (var record = waiting.poll(); record != null; record = waiting.poll()) {
            next.add(record);
        }
        try {
            Files.write(where, lines(next), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            System.err.println("The state could not be written to " + where + ": " + failure);
        }
    }

    private static byte[] lines(Collection<?> records) throws JsonProcessingException {
        var bytes = new ByteArrayOutputStream();
        for (var record : records) {
            bytes.writeBytes(StateJson.MAPPER.writeValueAsBytes(record));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
