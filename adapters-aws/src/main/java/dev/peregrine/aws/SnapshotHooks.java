package dev.peregrine.aws;

import dev.peregrine.spi.Deployment;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Runs the app's hooks around a snapshot: Lambda SnapStart and CRaC. Loaded only where there may be one. */
final class SnapshotHooks implements Resource {
    private final Deployment deployment;

    private SnapshotHooks(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Registers the hooks; the caller must keep what this returns, which CRaC doesn't. */
    static SnapshotHooks register(Deployment deployment) {
        SnapshotHooks hooks = new SnapshotHooks(deployment);
        Core.getGlobalContext().register(hooks);
        return hooks;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        deployment.beforeSnapshot();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) throws Exception {
        deployment.afterRestore();
    }
}
