package io.muster.sandbox;

import io.muster.embedded.DatabaseSpec;
import io.muster.embedded.SecretFile;
import io.muster.sandbox.process.PortBook;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which one machine keeps everything: data, keys, passwords, ports, settings and logs.
 *
 * @param root where it lies
 * @param ports every port of the machine
 */
record MachineFolder(Path root, PortBook ports) {

  /** A folder as an earlier run left it, or a new one where there is none. */
  static MachineFolder kept(Path root) {
    return new MachineFolder(root, PortBook.in(root.resolve("ports.json")));
  }

  /** An empty folder; what an earlier run left is removed. */
  static MachineFolder emptied(Path root) {
    Folders.empty(root);
    return kept(root);
  }

  Path data() {
    return root.resolve("data");
  }

  Path authority() {
    return root.resolve("ca");
  }

  /** One file with every authority to trust beside the public ones: the machine's own, and one that its owner names. */
  Path trust(Path own, Optional<Path> another) {
    if (another.isEmpty()) {
      return own;
    }
    try {
      return Files.writeString(authority().resolve("trusted.pem"), Files.readString(own) + "\n" + Files.readString(another.get()));
    } catch (IOException e) {
      throw new SandboxFailure(another.get() + " cannot be read.", "trust.ca-file names a PEM file with a certificate authority.", e);
    }
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path tokens(String service) {
    return root.resolve("tokens").resolve(service);
  }

  Path settings(String service) {
    return root.resolve("config/" + service + ".properties");
  }

  Path log(String process) {
    return root.resolve("logs/" + process + ".log");
  }

  /** What the stand-ins remember between two runs. */
  Path standIns() {
    return root.resolve("stand-ins");
  }

  /** Where a service listens. */
  Service.Ports ports(String service) {
    return new Service.Ports(ports.port(service), ports.port(service + " tls"));
  }

  /** A service's database; its password is made once. */
  DatabaseSpec database(String service) {
    String name = "muster_" + Installation.room(service);
    return new DatabaseSpec(name, name, SecretFile.readOrMake(root.resolve("passwords/" + name)));
  }
}
