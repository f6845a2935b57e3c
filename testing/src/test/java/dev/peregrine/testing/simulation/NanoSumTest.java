package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NanoSumTest {
    @Property(tries = 300)
    void addsUpExactlyBeyondALong(
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = Long.MAX_VALUE / 4) Long> times,
            @ForAll @IntRange(min = 0, max = 200_000) int count) {
        NanoSum sum = new NanoSum();
        BigInteger exact = BigInteger.ZERO;
        for (long time : times) {
            sum.addProduct(count, time);
            sum.add(time);
            exact = exact.add(BigInteger.valueOf(time).multiply(BigInteger.valueOf(count + 1L)));
        }
        assertThat(sum.value()).isBetween(exact.doubleValue() * (1 - 1e-15), exact.doubleValue() * (1 + 1e-15));
    }

    @Test
    void tellsSumsApartThatDifferByANanosecond() {
        NanoSum one = new NanoSum();
        NanoSum other = new NanoSum();
        one.addProduct(100_000, 1_000_000_000_000_000L);
        other.addProduct(50_000, 1_000_000_000_000_000L);
        other.addProduct(50_000, 1_000_000_000_000_000L);
        assertThat(one.isSame(other)).isTrue();
        other.add(1);
        assertThat(one.isSame(other)).isFalse();
    }
}
