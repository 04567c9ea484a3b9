package io.muster.mapping.mapping;

/**
 * A mapping as operators see it.
 *
 * @param live whether it holds now: its connection is active and its tenant allowed
 */
public record MappingAnswer(
    String id, String tenant, String conversation, String tool, String account, SourceAnswer source, String owner, CardRules rules, long generation, boolean live) {

  /** Where incidents come from. */
  public record SourceAnswer(String kind, String id, String name) {}

  static MappingAnswer of(ChannelMapping mapping) {
    var source = mapping.source();
    return new MappingAnswer(
        mapping.id(),
        mapping.conversation().tenant().value(),
        mapping.conversation().value(),
        mapping.account().tool(),
        mapping.account().name(),
        new SourceAnswer(source.kind().name().toLowerCase(java.util.Locale.ROOT), source.of().nativeId(), source.of().name()),
        mapping.owner().word(),
        mapping.rules(),
        mapping.generation(),
        mapping.live());
  }
}
