/** Owns: what a tool tells while a run lasts: signed webhooks by PagerDuty's rules of delivery, and incidents in the PagerDuty account itself. */
package io.muster.acceptance.faults.load;
