/**
 * Doing what people press, as them, once.
 *
 * <p>Owns actions. Consumes PerformAction. Publishes ActionSucceeded, ActionAccepted, ActionRefused, ActionAwaitsLink and observe-incident commands.
 * Flow: docs/flows/act-as-the-presser.md.
 */
package io.muster.identity.acting;
