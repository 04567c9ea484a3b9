/**
 * Acme: a tool that does not exist, in test sources only, which proves that a tool is added by one package. It has words of its own (cases burn,
 * are watched, are out, are ash), cases that nobody can watch, an action of its own with a form that is answered later, and no notes. Its deliveries are
 * understood by the package of the same name in webhook-ingest.
 *
 * <p>Owns nothing. Consumes Acme's answers. Publishes nothing itself. {@link io.muster.identity.tool.acme.AcmeCloud} stands in for it.
 */
package io.muster.identity.tool.acme;
