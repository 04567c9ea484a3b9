/**
 * Teams. To a bot it is the Connector ({@code Connector…}, {@code Roster…}), which keeps the published limits; to people it is what they can do
 * ({@link io.muster.standins.teams.People}, {@link io.muster.standins.teams.Cards}); what was done stands in the
 * {@link io.muster.standins.teams.Ledger} and in the {@link io.muster.standins.teams.Messages}.
 */
package io.muster.standins.teams;
