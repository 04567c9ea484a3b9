/**
 * Entra ID and the Bot Framework's sign-in: tenants, people and apps ({@link io.muster.standins.entra.Directory}), tokens, the sign-in page, and
 * tokens that a bot has to refuse ({@link io.muster.standins.entra.Forgery}).
 */
package io.muster.standins.entra;
