package io.muster.standins.teams;

import java.net.URI;
import java.util.Set;

/**
 * A bot as registered with the Bot Framework for the Teams channel.
 *
 * @param appId its Entra client id
 * @param name shown in Teams, and how people mention it
 * @param messagingEndpoint where activities go; https, or http on a loopback address (where an ingress would end TLS)
 */
public record Bot(String appId, String name, URI messagingEndpoint) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    public Bot {
        boolean here = LOOPBACK.contains(String.valueOf(messagingEndpoint.getHost()));
        if (!"https".equals(messagingEndpoint.getScheme()) && !("http".equals(messagingEndpoint.getScheme()) && here)) {
            throw new IllegalArgumentException("The messaging endpoint has to be an HTTPS address: " + messagingEndpoint);
        }
    }

    /** The bot's id in conversations: {@code 28:} and the app id. */
    public String id() {
        return "28:" + appId;
    }
}
