package io.muster.identity.grant;

import java.time.Instant;

/**
 * A grant as it lies in its row.
 *
 * @param sealed tokens that open only with the tenant, person and account of the row
 * @param stale whether the access token ends within the leeway
 * @param refreshing whether somebody is getting the next token at this moment
 */
record GrantRow(byte[] sealed, Instant expiresAt, long version, boolean stale, boolean refreshing) {}
