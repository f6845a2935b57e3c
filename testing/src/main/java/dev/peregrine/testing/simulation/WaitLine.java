package dev.peregrine.testing.simulation;

/** Requests that wait, first come first served, in a ring. */
final class WaitLine {
    private long[] arrivals = new long[16];
    private long[] requests = new long[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    long headArrival() {
        return arrivals[head];
    }

    long headRequest() {
        return requests[head];
    }

    void add(long request, long arrival) {
        if (size == arrivals.length) {
            arrivals = unrolled(arrivals);
            requests = unrolled(requests);
            head = 0;
        }
        int place = (head + size++) & (arrivals.length - 1);
        arrivals[place] = arrival;
        requests[place] = request;
    }

    void remove() {
        head = (head + 1) & (arrivals.length - 1);
        size--;
    }

    private long[] unrolled(long[] ring) {
        long[] longer = new long[2 * size];
        System.arraycopy(ring, head, longer, 0, size - head);
        System.arraycopy(ring, 0, longer, size - head, head);
        return longer;
    }
}
