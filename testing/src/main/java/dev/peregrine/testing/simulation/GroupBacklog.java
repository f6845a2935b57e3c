package dev.peregrine.testing.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;

/**
 * Messages that are ordered within their group: of a group one delivery is under way at a time, and what comes again comes before
 * what follows it.
 */
final class GroupBacklog implements Backlog {
    private final IntToLongFunction groupOf;
    private final Map<Long, Group> groups = new HashMap<>();
    private final List<Group> byNumber = new ArrayList<>();
    private final PriorityQueue<Due> later = new PriorityQueue<>();
    private final ArrayDeque<Group> ready = new ArrayDeque<>();
    private long planned;

    GroupBacklog(IntToLongFunction groupOf) {
        this.groupOf = groupOf;
    }

    private static final class Group {
        final int number;
        final ArrayDeque<Integer> messages = new ArrayDeque<>();
        final List<Integer> returned = new ArrayList<>();

        /** Under way, or planned to get ready. */
        boolean busy;

        long notBefore;

        Group(int number) {
            this.number = number;
        }
    }

    private Group group(int message) {
        Group group = groups.get(groupOf.applyAsLong(message));
        if (group == null) {
            group = new Group(byNumber.size());
            byNumber.add(group);
            groups.put(groupOf.applyAsLong(message), group);
        }
        return group;
    }

    @Override
    public void publish(int message, long visibleAt) {
        Group group = group(message);
        group.messages.add(message);
        if (!group.busy) {
            plan(group, visibleAt);
        }
    }

    private void plan(Group group, long at) {
        group.busy = true;
        later.add(new Due(Math.max(at, group.notBefore), planned++, group.number));
    }

    @Override
    public void again(int message, long visibleAt) {
        Group group = group(message);
        group.returned.add(message);
        group.notBefore = Math.max(group.notBefore, visibleAt);
    }

    @Override
    public void answered(int[] messages, int count, long now) {
        for (int i = 0; i < count; i++) {
            Group group = group(messages[i]);
            for (int j = group.returned.size() - 1; j >= 0; j--) {
                group.messages.addFirst(group.returned.get(j));
            }
            group.returned.clear();
            if (isLastOfGroup(messages, count, i)) {
                group.busy = false;
                if (!group.messages.isEmpty()) {
                    plan(group, now);
                }
            }
        }
    }

    private boolean isLastOfGroup(int[] messages, int count, int index) {
        Group group = group(messages[index]);
        for (int i = index + 1; i < count; i++) {
            if (group(messages[i]) == group) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long nextTime() {
        Due next = later.peek();
        return !ready.isEmpty() ? 0 : next == null ? Nanos.NEVER : next.time();
    }

    @Override
    public int take(long now, int[] into) {
        for (Due next = later.peek(); next != null && next.time() <= now; next = later.peek()) {
            ready.add(byNumber.get(later.remove().what()));
        }
        int count = 0;
        while (count < into.length && !ready.isEmpty()) {
            Group group = ready.remove();
            while (count < into.length && !group.messages.isEmpty()) {
                into[count++] = group.messages.remove();
            }
        }
        return count;
    }

    @Override
    public void collect(BitSet into) {
        for (Group group : byNumber) {
            group.messages.forEach(into::set);
            group.returned.forEach(into::set);
        }
    }
}
