package dev.peregrine.testing.simulation;

/** Something that is due at a moment; of the same moment, what was planned first is first. */
record Due(long time, long order, int what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
        int byTime = Long.compare(time, other.time);
        return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
}
