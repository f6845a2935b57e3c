package dev.peregrine.testing.simulation;

/** A heap by the numbers of the instances. */
final class ReadyByAge implements ReadySet {
    private final IndexedHeap heap = new IndexedHeap();
    private final boolean newest;

    ReadyByAge(boolean newest) {
        this.newest = newest;
    }

    @Override
    public boolean isEmpty() {
        return heap.isEmpty();
    }

    @Override
    public void add(int place, long id) {
        heap.add(place, newest ? -id : id, 0);
    }

    @Override
    public void remove(int place) {
        heap.remove(place);
    }

    @Override
    public void used(int place) {
        // age doesn't change by use
    }

    @Override
    public int choose() {
        return heap.first();
    }
}
