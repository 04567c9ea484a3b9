package io.muster.bench.arena;

/**
 * A sender of webhook-ingest that is ready.
 *
 * @param account the tool's account
 * @param path where it delivers
 * @param secret with which it signs
 */
public record Gate(String account, String path, String secret) {}
