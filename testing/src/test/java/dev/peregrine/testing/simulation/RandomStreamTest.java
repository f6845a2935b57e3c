package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 200_000;

    @Test
    void givesTheNumbersThatArePublishedForXoshiro256PlusPlus() {
        // The test vector of the authors' C code, as other libraries keep it: rand_xoshiro of Rust, for one.
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
        assertThat(LongStream.generate(stream::nextLong).limit(10).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "41943041",
                        "58720359",
                        "3588806011781223",
                        "3591011842654386",
                        "9228616714210784205",
                        "9973669472204895162",
                        "14011001112246962877",
                        "12406186145184390807",
                        "15849039046786891736",
                        "10450023813501588000");
    }

    @Test
    void seedsByTheNumbersThatArePublishedForSplitMix64() {
        SplitMix64 seeds = new SplitMix64(1234567);
        assertThat(LongStream.generate(seeds::next).limit(5).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void isTheSameForTheSameSeedAndNameAndAnotherForOthers() {
        long first = RandomStream.of(7, "arrivals").nextLong();
        assertThat(RandomStream.of(7, "arrivals").nextLong()).isEqualTo(first);
        assertThat(RandomStream.of(8, "arrivals").nextLong()).isNotEqualTo(first);
        assertThat(RandomStream.of(7, "service").nextLong()).isNotEqualTo(first);
        assertThat(RandomStream.of(7, "arrivals").fork("a").nextLong())
                .isNotEqualTo(RandomStream.of(7, "arrivals").fork("b").nextLong());
    }

    @Test
    void streamsOfDifferentNamesDoNotFollowEachOther() {
        RandomStream one = RandomStream.of(1, "arrivals");
        RandomStream other = RandomStream.of(1, "warm");
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += (one.nextDouble() - 0.5) * (other.nextDouble() - 0.5) * 12;
        }
        // The correlation of independent numbers has a standard error of 1 over the root of their number.
        assertThat(sum / DRAWS).isBetween(-4 / Math.sqrt(DRAWS), 4 / Math.sqrt(DRAWS));
    }

    @Test
    void exponentialNumbersAreExponential() {
        RandomStream stream = RandomStream.of(1, "exponential");
        double[] draws =
                DoubleStream.generate(stream::nextExponential).limit(DRAWS).toArray();
        assertThat(Samples.distance(draws, x -> 1 - StrictMath.exp(-x))).isLessThan(Samples.bound(DRAWS));
        // Beyond the table's end the tail goes on: 1 of 2,200 draws.
        long tail = DoubleStream.of(draws).filter(x -> x > 7.69711747013105).count();
        assertThat(tail).isBetween(91L - 4 * 10, 91L + 4 * 10);
    }

    @Test
    void normalNumbersAreNormal() {
        RandomStream stream = RandomStream.of(1, "normal");
        double[] draws =
                DoubleStream.generate(stream::nextGaussian).limit(DRAWS).toArray();
        assertThat(Samples.distance(draws, Samples::normal)).isLessThan(Samples.bound(DRAWS));
    }

    @Test
    void wholeNumbersBelowABoundAreAllAsLikely() {
        RandomStream stream = RandomStream.of(1, "below");
        for (int bound : new int[] {1, 2, 3, 7, 1000}) {
            int[] counts = new int[bound];
            for (int i = 0; i < DRAWS; i++) {
                counts[stream.below(bound)]++;
            }
            double expected = (double) DRAWS / bound;
            double chiSquare = 0;
            for (int count : counts) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            // Chi square with n degrees of freedom has mean n and variance 2n.
            assertThat(chiSquare).as("below %s", bound).isLessThan(bound - 1 + 4 * Math.sqrt(2.0 * bound));
        }
        int most = 0;
        for (int i = 0; i < 1000; i++) {
            most = Math.max(most, stream.below(Integer.MAX_VALUE));
        }
        assertThat(most).isGreaterThan(Integer.MAX_VALUE / 100 * 98);
    }

    @Test
    void chanceHappensAsOftenAsItShould() {
        RandomStream stream = RandomStream.of(1, "chance");
        int happened = 0;
        for (int i = 0; i < DRAWS; i++) {
            happened += stream.chance(0.3) ? 1 : 0;
            assertThat(stream.chance(1)).isTrue();
            assertThat(stream.chance(0)).isFalse();
        }
        double error = Math.sqrt(0.3 * 0.7 / DRAWS);
        assertThat((double) happened / DRAWS).isBetween(0.3 - 4 * error, 0.3 + 4 * error);
    }

    @Test
    void refusesWhatIsNoProbabilityAndNoBound() {
        RandomStream stream = RandomStream.of(1, "wrong");
        assertThatThrownBy(() -> stream.chance(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> stream.chance(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stream.below(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
