/** Time as tests turn it. Called by: every test about something that lasts. */
package io.muster.testkit.time;
