package dev.peregrine.testing.toy;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Host;
import dev.peregrine.spi.Delivery;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.HostLog;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import dev.peregrine.spi.Redelivery;
import java.util.List;
import java.util.Set;

/** The adapter's entry point: the queue hands it a batch as text, and takes the ids of what it is to deliver again. */
final class ToyFunction implements ToyEntry {
    private static final Host HOST = new Host(
            "toy",
            "queue",
            "batch",
            Set.of(Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY, Capability.KNOWN_DEADLINE));

    private final Deployment deployment;

    ToyFunction(FunctionApp app, Environment environment) {
        this.deployment = Deployment.start(app, HOST, environment);
    }

    @Override
    public String handle(String batch, String id, long deadline, HostLog log) throws Exception {
        Kind kind = deployment.kind();
        if (kind != Kind.MESSAGES && kind != Kind.BATCHES && kind != Kind.EVENTS) {
            throw new IllegalStateException("The queue carries messages, and function "
                    + deployment.function().name() + " is declared for something else");
        }
        Invocation invocation = Invocation.of(HOST, id, log).deadline(deadline, false);
        List<Item> items = ToyText.read(batch);
        StringBuilder again = new StringBuilder();
        for (Item item : deployment.deliver(Delivery.of(Redelivery.ITEM, items), invocation)) {
            again.append(item.id()).append('\n');
        }
        return again.toString();
    }

    @Override
    public void close() {
        deployment.close();
    }
}
