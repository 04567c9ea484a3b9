/**
 * Microsoft Graph v1.0, as much of it as is played so far.
 */
package io.muster.standins.graph;
