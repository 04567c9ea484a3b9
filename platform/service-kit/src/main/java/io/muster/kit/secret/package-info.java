/** Secrets: sealed at rest with a key ring of the service's own, sealed on the way for one other service; and the command that makes the rings. */
package io.muster.kit.secret;
