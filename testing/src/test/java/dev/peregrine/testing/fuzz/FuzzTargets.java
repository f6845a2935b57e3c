package dev.peregrine.testing.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Everything that reads bytes of others. */
final class FuzzTargets {
    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        List<FuzzTarget> targets = new ArrayList<>(CoreTargets.all());
        targets.addAll(LambdaTargets.all());
        targets.addAll(GoogleTargets.all());
        targets.addAll(AzureTargets.all());
        targets.addAll(FileTargets.all());
        return targets;
    }

    static FuzzTarget named(String name) {
        for (FuzzTarget target : all()) {
            if (target.name().equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException("No target " + name + "; there are " + all());
    }
}
