/** Who changed what, in the transaction of the change. */
package io.muster.kit.audit;
