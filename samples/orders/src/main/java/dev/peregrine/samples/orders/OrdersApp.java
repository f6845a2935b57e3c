package dev.peregrine.samples.orders;

import dev.peregrine.Factory;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Parking;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders from a queue. */
public final class OrdersApp implements FunctionApp {
    private final @Nullable Warehouse warehouse;
    private final @Nullable Parking parking;

    /** The app as it is deployed: what it uses is named by the environment. */
    public OrdersApp() {
        this.warehouse = null;
        this.parking = null;
    }

    /**
     * The app around what a test gives it.
     *
     * @param warehouse where orders go
     * @param parking where orders go that nobody can ship
     */
    public OrdersApp(Warehouse warehouse, Parking parking) {
        this.warehouse = warehouse;
        this.parking = parking;
    }

    @Override
    public void define(Functions f) {
        Factory<Warehouse> ship = () -> warehouse != null
                ? warehouse
                : new FolderWarehouse(Path.of(f.environment().require("ORDERS_FOLDER")), articles(f));
        Factory<Parking> park = () -> parking != null
                ? parking
                : new FolderParking(Path.of(f.environment().require("PARKING_FOLDER")));
        f.messages("orders", Order.class, () -> new OrderConsumer(ship.create()))
                .partialFailures()
                .parking(park);
    }

    private static Set<String> articles(Functions f) {
        return Set.of(f.environment().require("ARTICLES").split(",", -1));
    }
}
