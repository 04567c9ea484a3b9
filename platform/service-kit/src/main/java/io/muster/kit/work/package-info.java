/** What must be done outside the transaction that decided it: rows of work, leased workers. */
package io.muster.kit.work;
