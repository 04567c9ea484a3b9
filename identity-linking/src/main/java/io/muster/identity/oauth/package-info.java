/**
 * OAuth 2 as far as it is the same for every tool: the token endpoint, PKCE, unguessable text.
 *
 * <p>Owns nothing. Consumes nothing. Publishes nothing. Flow: docs/flows/link-a-person.md.
 */
package io.muster.identity.oauth;
