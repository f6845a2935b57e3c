package dev.peregrine;

import java.util.Set;

/**
 * The host an invocation came through.
 *
 * @param cloud the vendor: {@code aws}, {@code gcp}, {@code azure}
 * @param service the vendor's service, such as {@code lambda}
 * @param trigger what called the function, in the vendor's terms, such as {@code HTTP API (payload 2.0)}
 * @param capabilities what the host can do for functions called in this way
 */
public record Host(String cloud, String service, String trigger, Set<Capability> capabilities) {
    /**
     * Copies the set.
     *
     * @param cloud the vendor
     * @param service the vendor's service
     * @param trigger what called the function
     * @param capabilities what the host can do
     */
    public Host {
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * Whether the host can do something.
     *
     * @param capability what
     * @return whether it can
     */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /**
     * The host as people call it.
     *
     * @return such as {@code aws lambda, HTTP API (payload 2.0)}
     */
    public String title() {
        return cloud + " " + service + ", " + trigger;
    }
}
