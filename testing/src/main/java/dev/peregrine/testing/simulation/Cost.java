package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a provider would bill, component by component, each with its arithmetic. Amounts are exact decimal numbers in US dollars,
 * without tax; {@link #totalToTheCent} rounds. A component that doesn't apply is absent, the free tier is a negative one.
 *
 * <p>Immutable and thread-safe.
 *
 * @param prices the name of the price list
 * @param components what is paid for, in the order of the bill
 */
public record Cost(String prices, List<Component> components) {
    /** The component of time in which requests were served: GB-seconds, or on Cloud Run vCPU-seconds. */
    public static final String COMPUTE = "compute";

    /** The component of memory, where a provider bills it apart from the processor. */
    public static final String MEMORY = "memory";

    /** The component of starts of instances, where they are billed. */
    public static final String INIT = "init";

    /** The component of instances that are kept ready. */
    public static final String STANDBY = "kept ready";

    /** The component of requests. */
    public static final String REQUESTS = "requests";

    /** The component of what is free; its amount is negative. */
    public static final String FREE_TIER = "free tier";

    /** Takes a copy of the components. */
    public Cost {
        components = List.copyOf(components);
    }

    /**
     * One line of a bill.
     *
     * @param name what is paid for, one of the names in {@link Cost}
     * @param arithmetic how the amount comes about, such as {@code 3,000,000 requests × $0.20 per million = $0.60}
     * @param amount the amount in US dollars, exact; negative for what is taken off
     */
    public record Component(String name, String arithmetic, BigDecimal amount) {}

    /**
     * The sum of all components.
     *
     * @return the total in US dollars, exact
     */
    public BigDecimal total() {
        return components.stream().map(Component::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The sum of all components, rounded to cents, half a cent up.
     *
     * @return the total in US dollars with two decimals
     */
    public BigDecimal totalToTheCent() {
        return total().setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * The amount of one component.
     *
     * @param name one of the names in {@link Cost}
     * @return its amount in US dollars, exact; zero when the bill has no such component
     */
    public BigDecimal amount(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .map(Component::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The currency of all amounts.
     *
     * @return {@code USD}
     */
    public String currency() {
        return "USD";
    }

    /**
     * The bill as text, a line for each component and one for the total.
     *
     * @return the bill
     */
    public String text() {
        StringBuilder text = new StringBuilder(prices).append('\n');
        for (Component component : components) {
            line(text, component.name(), component.arithmetic());
        }
        BigDecimal exact = total();
        BigDecimal cents = totalToTheCent();
        String shown = exact.compareTo(cents) == 0 ? "" : Decimals.money(exact) + " ≈ ";
        line(text, "total", shown + Decimals.money(cents));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(Math.max(1, 12 - name.length())));
        text.append(value).append('\n');
    }
}
