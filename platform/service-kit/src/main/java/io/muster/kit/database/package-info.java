/** PostgreSQL for code on virtual threads: transactions, migrations at start, leases and notifications. The only place that waits for the reactive client. */
package io.muster.kit.database;
