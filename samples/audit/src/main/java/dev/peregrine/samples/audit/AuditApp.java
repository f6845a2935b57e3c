package dev.peregrine.samples.audit;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.TypeRef;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit trail of a document store. */
public final class AuditApp implements FunctionApp {
    private final @Nullable AuditTrail trail;

    /** The app as it is deployed: the trail is named by the environment. */
    public AuditApp() {
        this.trail = null;
    }

    /**
     * The app around a test's trail.
     *
     * @param trail the trail
     */
    public AuditApp(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void define(Functions f) {
        f.changes(
                "audit",
                new TypeRef<Map<String, Object>>() {},
                () -> new Auditor(
                        trail != null
                                ? trail
                                : new FolderTrail(Path.of(f.environment().require("AUDIT_FOLDER")))));
    }
}
