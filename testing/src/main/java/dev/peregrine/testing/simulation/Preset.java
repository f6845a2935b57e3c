package dev.peregrine.testing.simulation;

import java.util.List;

/**
 * A provider's platform with its usual settings: a model to simulate, a price list, and where each value comes from. The ready-made
 * ones are in {@link Presets}; change what differs for you with the {@code with…} methods of {@link #model()}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name a short name for command lines, such as {@code aws-lambda}
 * @param title the name that reports show
 * @param model the platform; it is metered as the price list bills
 * @param prices the price list
 * @param values what the platform is known or taken to do, with its source
 */
public record Preset(String name, String title, PlatformModel model, Prices prices, List<Value> values) {
    /** Takes a copy of the values. */
    public Preset {
        values = List.copyOf(values);
    }

    /**
     * The same platform with other instances: the price list and how the model counts time for it.
     *
     * @param prices the price list, of the same provider
     * @return the preset with that changed
     */
    public Preset withPrices(Prices prices) {
        return new Preset(name, title, model.withMetering(prices.metering()), prices, values);
    }

    /**
     * The same platform with another model, such as one with its own init law.
     *
     * @param model the model; it is metered as the price list bills
     * @return the preset with that changed
     */
    public Preset withModel(PlatformModel model) {
        return new Preset(name, title, model.withMetering(prices.metering()), prices, values);
    }

    /** How sure a value is. */
    public enum Origin {
        /** The provider says so. */
        DOCUMENTED,
        /** Undocumented, and measured by others; may change any day. */
        OBSERVED,
        /** Neither: an assumption that the model needs. */
        ASSUMED
    }

    /**
     * One value.
     *
     * @param topic what it is about
     * @param text the value
     * @param origin how sure it is
     * @param source where it comes from, or why it is assumed
     * @param year as of when
     */
    public record Value(String topic, String text, Origin origin, String source, int year) {}
}
