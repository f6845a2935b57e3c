package dev.peregrine.testing.simulation;

/** The instances that are ready and have a free slot, by their places in the fleet; chooses one of them. */
interface ReadySet {
    /** The set of a routing rule. */
    static ReadySet of(Routing routing, RandomStream random) {
        return switch (routing) {
            case MRU -> new ReadyByUse(true);
            case LRU -> new ReadyByUse(false);
            case NEWEST -> new ReadyByAge(true);
            case OLDEST -> new ReadyByAge(false);
            case RANDOM -> new ReadyAtRandom(random);
        };
    }

    boolean isEmpty();

    /** Adds an instance with its number, which tells the order of starting. */
    void add(int place, long id);

    void remove(int place);

    /** A request on an instance of the set has ended. */
    void used(int place);

    /** The instance that the next request goes to; the set isn't empty. */
    int choose();
}
