package io.muster.bot.cloud;

import io.muster.kit.secret.Secret;

/**
 * A bot as registered in the directory.
 *
 * @param name by which conversations remember their bot
 * @param tokenTenant whose token endpoint is asked
 */
public record BotRegistration(String name, String appId, Secret appSecret, String tokenTenant) {}
