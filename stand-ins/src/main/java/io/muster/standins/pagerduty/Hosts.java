package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.control.ControlRoutes;
import io.muster.standins.pagerduty.exchange.ExchangeRecorder;
import io.muster.standins.pagerduty.oauth.IdentityRoutes;
import io.muster.standins.pagerduty.oauth.SignIns;
import io.muster.standins.pagerduty.rest.Outages;
import io.muster.standins.pagerduty.rest.RestRoutes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.EnumMap;
import java.util.Map;

/** What listens: REST of both regions, identity, and the control surface at the US region's address. */
final class Hosts implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Outages outages = new Outages();
    private final Map<Region, String> rest = new EnumMap<>(Region.class);
    private final ExchangeRecorder recorder;
    private final Books books;
    private final String identity;

    /** Listens; when a port is taken, on none. */
    Hosts(PagerDutyStandIn standIn, Books books, PagerDutyStandIn.Options options) {
        this.books = books;
        recorder = new ExchangeRecorder(books.clock());
        try {
            Surfaces surfaces = new Surfaces(vertx, options.tls(), recorder);
            Router us = surfaces.router();
            new ControlRoutes(standIn).mount(us);
            rest.put(Region.US, surfaces.listen(options.port(), rest(surfaces, us, Region.US)));
            rest.put(Region.EU, surfaces.listen(options.euPort(), rest(surfaces, surfaces.router(), Region.EU)));
            identity = surfaces.listen(options.identityPort(), identity(surfaces));
        } catch (RuntimeException cannotListen) {
            close();
            throw cannotListen;
        }
    }

    String rest(Region region) {
        return rest.get(region);
    }

    String identity() {
        return identity;
    }

    Outages outages() {
        return outages;
    }

    ExchangeRecorder recorder() {
        return recorder;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Router rest(Surfaces surfaces, Router router, Region region) {
        surfaces.recordFromHere(router, Surfaces.restHost(region));
        new RestRoutes(books.clock(), books.keys(), books.tokens(), books.subscriptions(), outages, books::desks)
                .mount(router, region);
        return router;
    }

    private Router identity(Surfaces surfaces) {
        Router router = surfaces.router();
        surfaces.recordFromHere(router, "identity");
        new IdentityRoutes(books.apps(), new SignIns(books.clock(), books.tokens()), books.tokens(),
                subdomain -> books.account(subdomain).map(PagerDutyAccount::holdings)).mount(router);
        return router;
    }
}
