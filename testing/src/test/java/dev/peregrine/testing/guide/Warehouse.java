package dev.peregrine.testing.guide;

import dev.peregrine.Environment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stands for whatever a user keeps goods in. */
public interface Warehouse {
    void ship(Orders.Order order) throws Exception;

    static Warehouse from(Environment environment) {
        return new Shelf(environment.get("WAREHOUSE").orElse("main"));
    }

    /** A warehouse that remembers. */
    final class Shelf implements Warehouse {
        final String name;
        private final List<String> shipped = Collections.synchronizedList(new ArrayList<>());

        Shelf(String name) {
            this.name = name;
        }

        @Override
        public void ship(Orders.Order order) {
            shipped.add(order.number());
        }

        List<String> shipped() {
            return List.copyOf(shipped);
        }
    }
}
