package dev.peregrine.spi;

import dev.peregrine.spi.BatchScenario.Behaviour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen in a {@link BatchScenario} that runs one item after the other, told as simply as possible: item by item,
 * as one would with pencil and paper.
 */
final class BatchModel {
    final List<Integer> entered = new ArrayList<>();
    final List<Integer> parkingTried = new ArrayList<>();
    final List<String> returned = new ArrayList<>();
    String thrown = "";

    private final BatchScenario scenario;
    private final Redelivery mode;
    private final Set<Integer> settled = new HashSet<>();

    /** What items failed by: their number, or what they failed by together. */
    private final TreeMap<Integer, String> failed = new TreeMap<>();

    private final TreeSet<Integer> started = new TreeSet<>();
    private final Set<String> endedLanes = new HashSet<>();
    private String fatal = "";
    private boolean stopped;

    BatchModel(BatchScenario scenario) {
        this.scenario = scenario;
        this.mode = scenario.effective();
        if (scenario.together()) {
            runTogether();
        } else {
            runOneByOne();
        }
        tell();
    }

    /** Whether it depends on chance, when several run at a time, what is started before all stops. */
    boolean stops() {
        // when the last calls end the time, what runs beside them may or may not have been let in
        return stopped || !fatal.isEmpty() || entered.size() >= scenario.calls();
    }

    private Behaviour behaviour(int i) {
        return scenario.items().get(i).behaviour();
    }

    private boolean isEnded(int i) {
        @Nullable String lane = scenario.lane(i);
        return lane != null && endedLanes.contains(lane);
    }

    private void runOneByOne() {
        for (int i = 0; i < scenario.items().size(); i++) {
            boolean timeIsLeft = entered.size() < scenario.calls();
            if (stopped || !timeIsLeft) {
                stopped = true;
            } else if (!isEnded(i)) {
                started.add(i);
                if (behaviour(i).reachesTheHandler()) {
                    entered.add(i);
                }
                settle(i, String.valueOf(i));
            }
        }
    }

    private void runTogether() {
        List<Integer> batch = new ArrayList<>();
        for (int i = 0; i < scenario.items().size(); i++) {
            if (scenario.calls() == 0) {
                stopped = true;
            }
            if (stopped || isEnded(i)) {
                continue;
            }
            if (behaviour(i).reachesTheHandler()) {
                batch.add(i);
            } else {
                started.add(i);
                settle(i, String.valueOf(i));
            }
        }
        if (stopped) {
            return;
        }
        entered.addAll(batch);
        started.addAll(batch);
        endedLanes.clear();
        for (int i : batch) {
            if (isEnded(i)) {
                if (!behaviour(i).succeeds() && !scenario.throwsTogether()) {
                    failed.put(i, String.valueOf(i));
                }
            } else if (scenario.throwsTogether()) {
                fail(i, "together", false);
            } else {
                settle(i, String.valueOf(i));
            }
        }
    }

    private void settle(int i, String cause) {
        if (behaviour(i).succeeds()) {
            settled.add(i);
        } else if (behaviour(i) == Behaviour.RUNS_OUT_OF_MEMORY) {
            failed.put(i, cause);
            fatal = fatal.isEmpty() ? cause : fatal;
            stopped = true;
            endLane(i);
        } else {
            fail(i, cause, behaviour(i).isForGood());
        }
    }

    private void fail(int i, String cause, boolean forGood) {
        boolean allComesAgain = mode != Redelivery.NONE && stopped && (mode == Redelivery.ALL || !fatal.isEmpty());
        if ((forGood || mode == Redelivery.NONE) && !allComesAgain && park(i)) {
            return;
        }
        failed.put(i, cause);
        stopped |= mode == Redelivery.ALL;
        if (mode != Redelivery.NONE) {
            endLane(i);
        }
    }

    private void endLane(int i) {
        @Nullable String lane = scenario.lane(i);
        if (lane != null) {
            endedLanes.add(lane);
        }
    }

    private boolean park(int i) {
        if (scenario.place() == BatchScenario.Place.ABSENT) {
            return false;
        }
        parkingTried.add(i);
        if (scenario.place().takes(i)) {
            settled.add(i);
            failed.remove(i);
            return true;
        }
        return false;
    }

    private void tell() {
        for (int i = 0; mode == Redelivery.NONE && i < scenario.items().size(); i++) {
            boolean broke = failed.containsKey(i) && behaviour(i) == Behaviour.RUNS_OUT_OF_MEMORY;
            if (!started.contains(i) || (broke && !scenario.throwsTogether())) {
                park(i);
            }
        }
        TreeSet<Integer> undone = new TreeSet<>();
        for (int i = 0; i < scenario.items().size(); i++) {
            undone.add(i);
        }
        undone.removeAll(settled);
        if (!fatal.isEmpty()) {
            thrown = fatal;
        } else if (!undone.isEmpty() && (mode == Redelivery.ALL || mode == Redelivery.NONE)) {
            thrown = failed.isEmpty() ? "unfinished" : failed.firstEntry().getValue();
        } else {
            Set<String> named = new HashSet<>();
            for (int i : undone) {
                if (mode == Redelivery.ITEM || named.add(String.valueOf(scenario.lane(i)))) {
                    returned.add(String.valueOf(i));
                }
            }
        }
    }
}
