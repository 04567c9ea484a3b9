/**
 * Acme: a tool that does not exist, in test sources only, which proves that a tool is added by one package. It has words of its own (cases are raised,
 * owned, sorted, shelved), cases that nobody can own, an action of its own with a form that is answered later, and no notes.
 *
 * <p>Owns nothing. Consumes Acme's answers. Publishes nothing itself. {@link io.muster.identity.tool.acme.AcmeCloud} stands in for it.
 */
package io.muster.identity.tool.acme;
