package io.muster.graph.tenant;

import io.muster.graph.cloud.GraphReason;
import io.muster.graph.tenant.TenantRepository.Checked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant as operators see it.
 *
 * @param underWay whether a check is still being made; the rest is what was known before
 * @param reason the stable word where it does not work
 * @param nextStep what an administrator does next
 */
public record TenantAnswer(
    String tenant,
    boolean underWay,
    boolean reachable,
    Optional<String> reason,
    Optional<String> nextStep,
    Optional<String> organisation,
    List<String> permissions,
    Optional<Instant> checkedAt) {

  static TenantAnswer of(Checked checked, boolean underWay) {
    return new TenantAnswer(
        checked.tenant().value(),
        underWay,
        checked.reachable(),
        checked.reason().map(GraphReason::label),
        checked.reason().map(GraphReason::nextStep),
        checked.organisation(),
        checked.permissions(),
        Optional.of(checked.at()));
  }

  static TenantAnswer underWay(String tenant) {
    return new TenantAnswer(tenant, true, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }
}
