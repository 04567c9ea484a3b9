/**
 * Why a conversation does or does not show a subject.
 *
 * <p>Owns: nothing; it reads the decisions of {@code routing}. Answers: operators, and bot-gateway for people.
 *
 * <p>Consumes and publishes: nothing. Flow: {@code docs/flows/incident-to-conversations.md}.
 */
package io.muster.mapping.why;
