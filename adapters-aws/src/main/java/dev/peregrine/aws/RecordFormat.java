package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a stream or broker: a list of records, or several lists with names. Each record is kept as it stands, so that
 * one that can't be read can be parked whole.
 */
abstract class RecordFormat extends EventFormat {
    /** The most digits before the point of a time in seconds: until the year 5138. */
    private static final int TIME_DIGITS = 11;

    private static final int NANO_DIGITS = 9;

    private final String list;
    private final boolean grouped;

    /**
     * A form.
     *
     * @param list the name of the field that holds the records
     * @param grouped whether it holds an object of lists rather than one
     */
    RecordFormat(String trigger, Redelivery redelivery, Set<Capability> capabilities, String list, boolean grouped) {
        super(trigger, redelivery, capabilities);
        this.list = list;
        this.grouped = grouped;
    }

    @Override
    final List<Item> read(JsonCursor event, FunctionDefinition function) {
        if (!event.enterObject()) {
            throw event.wrong("an object");
        }
        List<byte[]> records = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        String arn = null;
        String servers = null;
        boolean listed = false;
        for (String name = event.nextField(); name != null; name = event.nextField()) {
            if (name.equals(list)) {
                listed = grouped ? collectGroups(event, groups, records) : collect(event, "", groups, records);
            } else if (name.equals("eventSourceArn")) {
                arn = event.text();
            } else if (name.equals("bootstrapServers")) {
                servers = event.text();
            }
        }
        if (!listed) {
            throw event.missing(list);
        }
        event.end();
        String address = arn != null ? arn : servers != null ? servers : "";
        List<Item> items = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            byte[] json = records.get(i);
            JsonCursor record = JsonCursor.of(json, "Record " + i + " of the " + host.trigger() + " event");
            items.add(item(record, json, groups.get(i), address, function));
        }
        return items;
    }

    private static boolean collectGroups(JsonCursor event, List<String> groups, List<byte[]> records) {
        if (!event.enterObject()) {
            return false;
        }
        for (String group = event.nextField(); group != null; group = event.nextField()) {
            collect(event, group, groups, records);
        }
        return true;
    }

    private static boolean collect(JsonCursor event, String group, List<String> groups, List<byte[]> records) {
        if (!event.enterArray()) {
            return false;
        }
        while (event.nextElement()) {
            groups.add(group);
            records.add(event.copy());
        }
        return true;
    }

    /**
     * Reads a record.
     *
     * @param record on the record
     * @param json the record as it stands
     * @param group the name of the list that it stands in, empty when there is only one list
     * @param address the source as the event itself names it, empty when it doesn't
     * @param function what it is for
     * @throws dev.peregrine.event.UndecodableException when it has nothing that it could be reported by
     */
    abstract Item item(JsonCursor record, byte[] json, String group, String address, FunctionDefinition function);

    /** A queue or topic at a broker or cluster. */
    static String source(String address, @Nullable String name) {
        String known = name == null ? "unknown" : name;
        return address.isEmpty() ? known : address + "/" + known;
    }

    /** A time in seconds since 1970, whole or with a fraction; cut to nanoseconds. */
    static @Nullable Instant seconds(JsonCursor json) {
        if (json.isNull()) {
            return null;
        }
        BigDecimal seconds = json.decimal();
        long digits = (long) seconds.precision() - seconds.scale();
        // first of all the exponent: a thousand million digits would be written out below
        if (seconds.signum() == 0 || digits < -NANO_DIGITS) {
            return Instant.EPOCH;
        }
        if (digits > TIME_DIGITS) {
            throw json.wrong("a time in seconds");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    /** A time in milliseconds since 1970; null where the sender has set none, which is 0 or less. */
    static @Nullable Instant millis(JsonCursor json) {
        long millis = json.isNull() ? 0 : json.wholeNumber();
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }

    /** Bytes written as a list of numbers, signed as Java's bytes are. */
    static byte[] listedBytes(JsonCursor json) {
        if (!json.enterArray()) {
            throw json.wrong("an array of bytes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (json.nextElement()) {
            long value = json.wholeNumber();
            if (value < Byte.MIN_VALUE || value > 0xFF) {
                throw json.wrong("a byte");
            }
            bytes.write((int) value);
        }
        return bytes.toByteArray();
    }
}
