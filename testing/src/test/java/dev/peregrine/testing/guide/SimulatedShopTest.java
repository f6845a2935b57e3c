package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.LambdaInit;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.Prices;
import dev.peregrine.testing.simulation.SimulatedPlatform;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {
    // snippet: simulated-platform
    @Test
    void fewCustomersMeetAColdStart(@SimulatedPlatform(preset = "aws-lambda", seed = 42) Simulation lambda) {
        SimulationReport report = lambda.on(lambda.model().withInit(LambdaInit.JAVA21.law()))
                .arrivals(Arrivals.poisson(20))
                .service(Law.lognormal(Duration.ofMillis(80), Duration.ofMillis(400)))
                .duration(Duration.ofHours(6))
                .run(); // some 430,000 requests

        assertThat(report).coldShare().isLessThan(0.001);
        assertThat(report).latency(0.99).isLessThan(Duration.ofMillis(450));
        assertThat(report).costs(Prices.awsLambda(1024)).isLessThan(new BigDecimal("1.00"));
    }
    // end
}
