/**
 * HTTP for the Microsoft stand-ins: a server on loopback, its record of exchanges, and the control surface.
 */
package io.muster.standins.wire;
