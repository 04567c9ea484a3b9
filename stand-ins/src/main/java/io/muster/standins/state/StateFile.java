package io.muster.standins.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A record that is kept in a file as a whole.
 *
 * @param <T> a record that Jackson writes and reads
 */
public final class StateFile<T> implements AutoCloseable {
    private final Optional<Path> file;
    private final Class<T> type;
    private volatile Optional<Supplier<T>> snapshot = Optional.empty();
    private final Optional<SoonWriter> writer;

    /**
     * A file that may be there or not.
     *
     * @param file where; empty: nothing is ever read or written
     */
    public StateFile(Optional<Path> file, Class<T> type) {
        this.file = file;
        this.type = type;
        this.writer = file.map(where -> new SoonWriter(() -> write(where)));
    }

    /**
     * What an earlier life left; empty when there was none.
     *
     * @throws UncheckedIOException when the file is there and cannot be read: nothing is begun anew over it
     */
    public Optional<T> read() {
        return file.filter(Files::exists).map(where -> {
            try {
                return StateJson.MAPPER.readValue(where.toFile(), type);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("What was kept in " + where + " cannot be read; move it away to begin anew.", unreadable);
            }
        });
    }

    /** Says where the record comes from; before this, nothing is written. */
    public void keep(Supplier<T> current) {
        snapshot = Optional.of(current);
        changed();
    }

    /** The record has changed: it is in the file soon. Cheap; may be called from any thread. */
    public void changed() {
        if (snapshot.isPresent()) {
            writer.ifPresent(SoonWriter::ask);
        }
    }

    /** Writes what is not yet written. */
    @Override
    public void close() {
        writer.ifPresent(SoonWriter::close);
    }

    private void write(Path where) {
        try {
            StateJson.replace(where, StateJson.MAPPER.writeValueAsBytes(snapshot.orElseThrow().get()));
        } catch (IOException failure) {
            System.err.println("The state could not be written to " + where + ": " + failure);
        }
    }
}
