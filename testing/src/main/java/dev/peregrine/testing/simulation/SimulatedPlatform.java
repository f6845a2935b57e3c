package dev.peregrine.testing.simulation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter of a test that is a simulated platform: a {@link PlatformModel}, the {@link Preset} with its
 * prices, or a {@link Simulation} of its model with the seed set.
 *
 * <pre>{@code
 * @Test
 * void fewUsersMeetAColdStart(@SimulatedPlatform(preset = "aws-lambda", seed = 42) Simulation simulation) {
 *     assertThat(simulation.arrivals(Arrivals.poisson(20)).requests(100_000).run()).coldShare().isLessThan(0.01);
 * }
 * }</pre>
 *
 * <p>The configuration parameter {@code peregrine.seed} (a system property, or a line in {@code junit-platform.properties})
 * replaces every seed of a run: by a number, or by {@code random}, which draws one for the whole run. It shows whether a test
 * holds for other seeds too. When a test fails, its seed and what to type to repeat it are added to the failure as a suppressed
 * exception and published as the report entry {@code peregrine.replay}.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SimulatedPlatformExtension.class)
public @interface SimulatedPlatform {
    /**
     * The name of one of the {@link Presets}. An unknown one fails the test with a list of those there are.
     *
     * @return by default {@code default}, a model that is no vendor's: 250 ms of init, ten minutes of keep-alive, no limits
     */
    String preset() default NamedModels.NEUTRAL;

    /**
     * The seed of all that is random.
     *
     * @return by default 0
     */
    long seed() default 0;
}
