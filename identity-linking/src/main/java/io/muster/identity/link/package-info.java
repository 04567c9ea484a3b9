/**
 * How a person in Teams proves to be a user of a tool: private link, the tool's own sign-in, both names shown.
 *
 * <p>Owns link offers. Consumes OfferLink and UnlinkPerson. Publishes LinkOffered, LinkRefused, PersonLinked, PersonUnlinked.
 * Flow: docs/flows/link-a-person.md.
 */
package io.muster.identity.link;
