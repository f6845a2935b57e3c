package dev.peregrine.spi;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the items that tests deliver. */
final class Items {
    private Items() {}

    /** Messages whose bodies are their ids, without order. */
    static List<Item> of(String... ids) {
        List<Item> items = new ArrayList<>();
        for (String id : ids) {
            items.add(message(id, null));
        }
        return items;
    }

    /** Messages named for their lane and place, such as {@code a1}. */
    static List<Item> inLanes(String... ids) {
        List<Item> items = new ArrayList<>();
        for (String id : ids) {
            items.add(message(id, id.substring(0, 1)));
        }
        return items;
    }

    static Item message(String id, @Nullable String lane) {
        return Item.message(RawMessage.text(id, id).build(), lane);
    }

    static Item undecodable(String id, @Nullable String lane) {
        return Item.undecodable(
                RawMessage.text(id, "?").build(), lane, new UndecodableException(id + " is not what it should be"));
    }

    static List<Item> concat(List<Item> items, Item... more) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(List.of(more));
        return all;
    }

    static List<String> ids(List<Item> items) {
        List<String> ids = new ArrayList<>();
        for (Item item : items) {
            ids.add(item.id());
        }
        return ids;
    }
}
