package io.muster.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.embedded.SecretFile;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a machine must know of its surroundings to go on with them: written when everything is set up, so that its presence tells that it is.
 *
 * @param world which parts of it are real, as {@link io.muster.sandbox.real.RealWorld#name()} tells it
 * @param signIn the tenant's sign-in address, without a tenant
 * @param app Muster's registration in the PagerDuty account
 * @param tenancy the tenant and the app registrations in it
 * @param account the PagerDuty account as it was opened
 * @param people who and where in Teams
 */
public record Remembered(String world, String signIn, PagerDuty.App app, Microsoft.Tenancy tenancy, JsonNode account, Town.People people) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "town.json";

  /** What a machine's folder holds; empty where it was not set up to the end. */
  public static Optional<Remembered> in(Path state) {
    Path file = state.resolve(FILE);
    try {
      return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Remembered.class).whole()) : Optional.empty();
    } catch (IOException e) {
      throw new SandboxFailure("What the last run wrote about its town cannot be read.", "Start anew with ./muster up --fresh.", e);
    }
  }

  /** A version of Muster before this one wrote less: what is missing cannot be guessed. */
  private Remembered whole() {
    if (world == null || signIn == null || tenancy == null || account == null || people == null) {
      throw new SandboxFailure("What the last run kept was written by another version of Muster, and this one needs more.", "Start anew with ./muster up --fresh.", null);
    }
    return this;
  }

  /** Writes it into a machine's folder, readable by its owner only: app secrets are in it. */
  public void write(Path state) {
    try {
      SecretFile.write(state.resolve(FILE), JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the town could not be written as JSON", e);
    }
  }
}
