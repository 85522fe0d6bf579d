package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.truth.Truth;
import java.util.List;

/// What one phone or terminal asks of the backends.
final class Requests {

    private static final List<String> BACKENDS = List.of("keys", "doors", "members");
    private static final double DOES_NOT_EXIST = 0.004;

    private final World world;
    private final Chance chance;
    private final String asker;
    private long asked;

    /// @param asker unique among all that ask
    Requests(World world, String asker) {
        this.world = world;
        this.asker = asker;
        chance = world.chance("requests of " + asker);
    }

    /// What came of a request.
    ///
    /// @param took in µs
    record Answer(boolean fine, long took) {}

    /// Asks for this and that along with a visit.
    void chat(long at) {
        int count = chance.poisson(world.of(Quantity.REQUESTS));
        for (int each = 0; each < count; each++) {
            ask(BACKENDS.get(chance.weighted(.4, .35, .25)), at + World.micros(chance.between(0, 4)));
        }
    }

    /// Asks one backend.
    Answer ask(String backend, long at) {
        boolean outage = world.happenings(Happening.BackendOutage.class).stream()
                .anyMatch(one -> one.backend().equals(backend)
                        && world.during(at, one.from(), one.lasting())
                        && chance.happens(one.failing()));
        boolean error = chance.happens(world.of(Quantity.SERVER_ERROR));
        double seconds = chance.logNormal(world.of(Quantity.ANSWER_TIME), world.of(Quantity.ANSWER_TIME_SPREAD));
        long took = World.micros(outage ? Math.min(10, 5 * seconds / world.of(Quantity.ANSWER_TIME)) : seconds);
        long status = outage ? 503 : error ? 500 : chance.happens(DOES_NOT_EXIST) ? 404 : 200;
        String id = "r-%s-%s".formatted(asker, asked++);
        world.logs()
                .tell(
                        new Telling(Product.BACKENDS, id, at, "http.request")
                                .say("http.request.id", id)
                                .say("http.request.method", "GET")
                                .say("url.path", "/v1/" + backend)
                                .say("backend.name", backend)
                                .say("http.response.status_code", status)
                                .say("http.server.request.duration", (double) took / Time.SECOND),
                        at + took);
        boolean fine = status < 500;
        world.truths()
                .accept(new Truth(
                        "requests",
                        id,
                        at,
                        fine ? "good" : "bad",
                        outage ? "backend-outage" : error ? "server-error" : "",
                        fine ? "good:succeeded" : status == 503 ? "bad:no-answer" : "bad:500",
                        ""));
        return new Answer(fine, took);
    }
}
