package io.muster.mapping.connectcommand;

import io.muster.contracts.incident.AccountId;

/**
 * What an address says once a tool's pattern fits it.
 *
 * @param serviceId the tool's id of the service
 */
public record ServiceAddress(AccountId account, String serviceId) {}
