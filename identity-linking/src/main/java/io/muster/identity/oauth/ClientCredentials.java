package io.muster.identity.oauth;

import io.muster.kit.secret.Secret;

/** Who Muster is to an authorisation server. */
public record ClientCredentials(String clientId, Secret clientSecret) {}
