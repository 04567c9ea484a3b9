/**
 * How stand-ins take their certificate and the authority that they trust.
 */
package io.muster.standins.tls;
