package io.muster.testkit.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** The folder with the vendors' published contracts, beside a checkout and never inside it. */
public final class ContractFolder {
  private static final String PROPERTY = "muster.contracts";

  private ContractFolder() {}

  /** The folder, where it is present. */
  public static Optional<Path> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Files::isDirectory);
  }

  /** A file in the folder. Where the folder is absent, the test that asks is reported as skipped; an absent file is a failure. */
  public static Path file(String name) {
    Path folder =
        find().orElseThrow(() -> new TestAbortedException("The vendors' contracts are not here: " + PROPERTY + " names no folder."));
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no contract named " + name);
    }
    return file;
  }
}
