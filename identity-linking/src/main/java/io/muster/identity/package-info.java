/**
 * identity-linking: who is who; reading and acting on the incident tools with the right person's right.
 *
 * <p>Owns accounts, the catalogue, people's links, sealed grants, what each action did. Consumes muster.identity.commands and muster.mapping.state.
 * Publishes muster.identity.events, muster.identity.state and observe-incident commands. Flows: docs/flows/link-a-person.md, docs/flows/act-as-the-presser.md.
 */
package io.muster.identity;
