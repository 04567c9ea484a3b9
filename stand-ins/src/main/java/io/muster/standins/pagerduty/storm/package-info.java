/** Many incidents at once, as on a bad night: real ones, triggered and worked on by the account's own people. */
package io.muster.standins.pagerduty.storm;
