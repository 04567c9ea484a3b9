/**
 * The port to incident tools: what Muster asks of each, in Muster's words. Tools are beans, or come in
 * jars that {@code muster.identity.tool.jars} names.
 *
 * <p>Owns nothing. Consumes nothing. Publishes nothing. Flow: docs/flows/act-as-the-presser.md.
 */
package io.muster.identity.tool;
