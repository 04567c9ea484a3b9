/**
 * Who may deliver: registered by an operator or by identity-linking, with secrets that can be added and retired.
 *
 * <p>Owns: tables {@code sender} and {@code sender_secret}. Consumes: {@code register-sender}, {@code add-sender-secret},
 * {@code retire-sender-secrets}, {@code remove-sender}. Publishes: {@code sender} states and the compacted topic of senders.
 * Flow: {@code docs/flows/senders.md}.
 */
package io.muster.ingest.sender;
