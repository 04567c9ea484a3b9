package io.muster.embedded.tls;

import java.nio.file.Path;

/**
 * A server's certificate as the servers and clients of this machine use it.
 *
 * @param certificate a PEM file with the server's certificate and its authority's
 * @param key a PEM file with the private key (PKCS#8), readable by its owner only
 * @param authority a PEM file with the authority's certificate, for clients to trust
 */
public record ServerCertificate(Path certificate, Path key, Path authority) {}
