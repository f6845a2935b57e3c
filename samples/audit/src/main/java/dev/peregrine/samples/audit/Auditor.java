package dev.peregrine.samples.audit;

import dev.peregrine.Context;
import dev.peregrine.event.Change;
import dev.peregrine.event.ChangeHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Writes down which fields of which document changed, whichever store the change comes from. */
public final class Auditor implements ChangeHandler<Map<String, Object>> {
    private final AuditTrail trail;

    /**
     * An auditor.
     *
     * @param trail where the entries go
     */
    public Auditor(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void handle(Change<Map<String, Object>> change, Context context) throws IOException {
        // a store that doesn't tell what was before has every field of an upsert listed
        Map<String, Object> before = change.oldImage().orElse(Map.of());
        Map<String, Object> after = change.newImage().orElse(Map.of());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> changed = new ArrayList<>();
        for (String name : names) {
            boolean storesOwn = name.startsWith("_"); // such as Cosmos DB's _etag
            if (!storesOwn && !Objects.equals(before.get(name), after.get(name))) {
                changed.add(name);
            }
        }
        trail.add(new Entry(
                change.id(),
                change.collection() + "/" + change.key(),
                change.kind().name().toLowerCase(Locale.ROOT),
                changed));
    }
}
