package io.muster.ingest.sender;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.SenderSecret;
import io.muster.ingest.source.Sources;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Senders by hand: what operators change. What they read is in {@link SenderListResource}. */
@Path("/api/senders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
public class SenderResource {
  private final Senders senders;
  private final SenderRepository repository;
  private final SenderViews views;
  private final SenderTrial trial;
  private final Sources sources;
  private final Database database;
  private final OperatorPrincipal operator;

  SenderResource(
      Senders senders, SenderRepository repository, SenderViews views, SenderTrial trial, Sources sources, Database database, OperatorPrincipal operator) {
    this.senders = senders;
    this.repository = repository;
    this.views = views;
    this.trial = trial;
    this.sources = sources;
    this.database = database;
    this.operator = operator;
  }

  /**
   * A sender to be made.
   *
   * @param tool the tool's word
   * @param account as the tool names it
   * @param name for people
   * @param secret where the tool has made one already
   */
  public record NewSender(@NotBlank String tool, @NotBlank @Size(max = 200) String account, @NotBlank @Size(max = 200) String name, Optional<String> secret) {
    public NewSender {
      secret = secret == null ? Optional.empty() : secret;
    }

    @Override
    public String toString() {
      return "NewSender[" + tool + "/" + account + "]";
    }
  }

  /** A secret that the tool has made. */
  public record NewSecret(@NotBlank @Size(max = 1000) String secret) {
    @Override
    public String toString() {
      return "NewSecret[hidden]";
    }
  }

  /** Makes a sender. A secret that Muster makes is shown in this answer and never again. */
  @POST
  @ResponseStatus(201)
  public SenderView create(@Valid NewSender request) {
    IncidentSource source = source(request.tool());
    AccountId account = account(request);
    Optional<SenderSecret> given = request.secret().map(text -> SecretText.given(source, text));
    boolean make = given.isEmpty() && source.authenticity().needsSecret() && source.authenticity().secretIsOurs();
    Optional<SenderSecret> made = make ? Optional.of(SecretText.made()) : Optional.empty();
    String id = SecretText.senderId();
    return changed(id, tx -> {
      senders.register(tx, operator.principal(), id, account, request.name(), given.or(() -> made), Optional.empty());
      return true;
    }).withSecret(made.map(SenderSecret::text));
  }

  /** This secret and no other. */
  @PUT
  @Path("/{id}/secret")
  public SenderView replaceSecret(@RestPath String id, @Valid NewSecret request) {
    SenderSecret secret = secret(id, request);
    return changed(id, tx -> senders.replaceSecrets(tx, operator.principal(), id, secret));
  }

  /** One more secret, while the tool changes over to it. */
  @POST
  @Path("/{id}/secrets")
  public SenderView addSecret(@RestPath String id, @Valid NewSecret request) {
    SenderSecret secret = secret(id, request);
    return changed(id, tx -> senders.addSecret(tx, operator.principal(), id, secret));
  }

  /** Only the newest secret stays. */
  @POST
  @Path("/{id}/secrets/retire")
  @Consumes(MediaType.WILDCARD)
  public SenderView retireSecrets(@RestPath String id) {
    return changed(id, tx -> senders.retireSecrets(tx, operator.principal(), id));
  }

  /** Its deliveries are accepted and ignored from now on. */
  @DELETE
  @Path("/{id}")
  public SenderView remove(@RestPath String id) {
    return changed(id, tx -> senders.remove(tx, operator.principal(), id));
  }

  /** Delivers a test as the tool would, and tells what came of it. */
  @POST
  @Path("/{id}/test")
  @Consumes(MediaType.WILDCARD)
  public SenderTrial.Outcome test(@RestPath String id) {
    return trial.of(known(id));
  }

  private SenderView changed(String id, Predicate<Tx> change) {
    return database.inTransaction(
        tx -> {
          if (!change.test(tx)) {
            throw noSuchSender();
          }
          return views.of(repository.find(tx, id).orElseThrow());
        });
  }

  private SenderSecret secret(String id, NewSecret request) {
    SealedSender sender = known(id);
    if (sender.removed()) {
      throw new Problem(SenderProblem.SENDER_REMOVED, "Make a new sender and give its address to the tool.");
    }
    return SecretText.given(source(sender.account().tool()), request.secret());
  }

  private SealedSender known(String id) {
    return database.read(tx -> repository.find(tx, id)).orElseThrow(SenderResource::noSuchSender);
  }

  private IncidentSource source(String tool) {
    return sources
        .of(tool)
        .orElseThrow(() -> new Problem(SenderProblem.UNKNOWN_TOOL, "Use one of: " + String.join(", ", new java.util.TreeSet<>(sources.tools())) + "."));
  }

  private static AccountId account(NewSender request) {
    try {
      return new AccountId(request.tool(), request.account().strip());
    } catch (IllegalArgumentException e) {
      throw new Problem(SenderProblem.BAD_ACCOUNT, "Use the tool's own name of the account, such as its subdomain; it holds no slash.");
    }
  }

  private static Problem noSuchSender() {
    return new Problem(SenderProblem.NO_SUCH_SENDER, "Check the id in the list of senders.");
  }
}
