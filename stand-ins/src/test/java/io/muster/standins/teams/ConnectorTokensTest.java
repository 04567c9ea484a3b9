package io.muster.standins.teams;

import static io.muster.standins.teams.ConnectorTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorTokensTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void no_token_is_refused() {
        refused(Calls.json("POST", world.teams.serviceUrl() + "v3/conversations/" + world.channel.id() + "/activities", MicrosoftWorld.text("x")), 401, "AuthorizationFailed");
    }

    @Test
    void a_token_for_graph_is_refused() {
        refused(with(token(world.tenant.id(), world.bot.appId(), "https://graph.microsoft.com/.default")), 401, "AuthorizationFailed");
    }

    @Test
    void an_expired_token_is_refused_and_says_so() {
        String token = world.token();
        world.clock.forward(Duration.ofSeconds(3601));
        var answer = with(token);
        refused(answer, 401, "AuthorizationFailed");
        assertThat(answer.body()).contains("expired");
    }

    @Test
    void the_teams_own_token_to_the_bot_does_not_open_the_connector() {
        refused(with(world.entra.botFramework().token(world.bot.appId(), world.teams.serviceUrl())), 401, "AuthorizationFailed");
    }

    @Test
    void a_token_signed_with_a_withdrawn_key_is_refused_and_a_new_one_is_not() {
        String old = world.token();
        world.entra.rotateKeys();
        assertThat(with(old).status()).isEqualTo(201);
        world.entra.withdrawOldKeys();
        refused(with(old), 401, "AuthorizationFailed");
        assertThat(with(world.token()).status()).isEqualTo(201);
    }

    @Test
    void an_app_that_is_no_bot_is_not_registered() {
        var app = world.entra.directory().add(new AppRegistration(MicrosoftWorld.id(), world.tenant.id(), "App", Set.of(MicrosoftWorld.SECRET), false, Set.of(), Set.of()));
        refused(with(token(world.tenant.id(), app.clientId(), "https://api.botframework.com/.default")), 401, "BotNotRegistered");
    }

    @Test
    void a_multi_tenant_bots_token_comes_from_its_own_tenant_or_from_botframework_com() {
        var app = world.entra.directory().add(new AppRegistration(MicrosoftWorld.id(), world.tenant.id(), "Multi", Set.of(MicrosoftWorld.SECRET), true, Set.of(), Set.of()));
        var other = world.entra.directory().add(new Tenant(MicrosoftWorld.id(), "Fabrikam", "fabrikam.onmicrosoft.com"));
        world.entra.directory().consent(other.id(), app.clientId());
        var bot = world.teams.world().add(new Bot(app.clientId(), "Multi", URI.create(world.listener.address())));
        world.teams.world().install(bot, world.channel);
        String scope = "https://api.botframework.com/.default";
        assertThat(with(token("botframework.com", app.clientId(), scope)).status()).isEqualTo(201);
        assertThat(with(token(world.tenant.id(), app.clientId(), scope)).status()).isEqualTo(201);
        refused(with(token(other.id(), app.clientId(), scope)), 401, "AuthorizationFailed");
    }

    private Calls.Answer with(String token) {
        return world.call("POST", "v3/conversations/" + world.channel.id() + "/activities", MicrosoftWorld.text("x"), token);
    }

    private String token(String tenant, String clientId, String scope) {
        return Calls.form(world.entra.address() + "/" + tenant + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", clientId,
                "client_secret", MicrosoftWorld.SECRET, "scope", scope)).json().getString("access_token");
    }
}
