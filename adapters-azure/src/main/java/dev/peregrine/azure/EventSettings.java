package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from {@code peregrine-azure.properties} how a function gets its events. */
final class EventSettings {
    private static final List<String> RETRY = List.of("fixedDelay", "exponentialBackoff");

    private final FunctionDefinition function;
    private final SettingsReader reader;
    private final List<String> known = new ArrayList<>(List.of("trigger"));

    private EventSettings(FunctionDefinition function, SettingsReader reader) {
        this.function = function;
        this.reader = reader;
    }

    /**
     * Reads the settings of a function.
     *
     * @param function the function
     * @param timeZone the time zone that the host is set to, null for UTC
     * @param reader takes the settings
     */
    static EventBinding read(FunctionDefinition function, @Nullable String timeZone, SettingsReader reader) {
        return new EventSettings(function, reader).binding(timeZone);
    }

    private EventBinding binding(@Nullable String timeZone) {
        Source source = source();
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("type", source.type);
        in.put("direction", "in");
        in.put("name", source.parameter);
        String origin = null;
        for (String setting : source.settings()) {
            Object value = value(setting, source);
            if (value != null) {
                in.put(name(setting), value);
                origin = origin == null && setting.endsWith("!") ? String.valueOf(value) : origin;
            }
        }
        boolean many = source == Source.EVENT_HUB || isMany(source);
        boolean sessions = source.isServiceBus() && flag("isSessionsEnabled");
        if (sessions) {
            in.put("isSessionsEnabled", true);
        }
        if (source.hasCardinality() || source == Source.EVENT_HUB) {
            in.put("cardinality", many ? "many" : "one");
        }
        if (source == Source.TIMER) {
            in.put("schedule", Schedules.of(function, timeZone, reader.source()));
        } else if (source != Source.EVENT_GRID && source != Source.COSMOS_DB) {
            in.put("dataType", source == Source.KAFKA ? "string" : "binary");
        }
        Trigger trigger = source.trigger(many, sessions);
        Map<String, Object> retry = retry(trigger);
        Map<String, Object> out = output();
        reader.checkNothingLeft(String.join(", ", known));
        return new EventBinding(function.name(), trigger, in, retry, out, origin == null ? function.name() : origin);
    }

    private Source source() {
        List<String> words = new ArrayList<>();
        for (Source source : Source.values()) {
            words.add(source.word);
        }
        String word = function.kind() == Kind.SCHEDULE
                ? reader.choice("trigger", Source.TIMER.word, words)
                : reader.needed("trigger", PackagerSettings.or(words));
        for (Source source : Source.values()) {
            if (source.word.equals(word)) {
                return source;
            }
        }
        throw reader.wrong("trigger", word, PackagerSettings.or(words));
    }

    private static String name(String setting) {
        char last = setting.charAt(setting.length() - 1);
        return last == '!' || last == '?' || last == '#' ? setting.substring(0, setting.length() - 1) : setting;
    }

    private @Nullable Object value(String setting, Source source) {
        String name = name(setting);
        known.add(name);
        if (setting.endsWith("!")) {
            return reader.needed(name, "the " + name + " of the " + source.type);
        }
        if (setting.endsWith("?")) {
            String value = reader.choice(name, "", List.of("true", "false"));
            return value.isEmpty() ? null : Boolean.valueOf(value);
        }
        String value = reader.take(name);
        return value == null || !setting.endsWith("#") ? value : reader.number(name, value, 1, "a number from 1");
    }

    private boolean isMany(Source source) {
        if (!source.hasCardinality()) {
            return false;
        }
        known.add("cardinality");
        return reader.choice("cardinality", "one", List.of("one", "many")).equals("many");
    }

    private boolean flag(String name) {
        known.add(name);
        return reader.flag(name);
    }

    private Map<String, Object> retry(Trigger trigger) {
        known.add("retry.strategy");
        String strategy = reader.choice("retry.strategy", "", RETRY);
        if (strategy.isEmpty()) {
            return Map.of();
        }
        if (!trigger.isRetried()) {
            throw new StartupException(reader.source() + " holds the key " + reader.key("retry.strategy")
                    + ", but the host follows no retry policy for a " + trigger.title
                    + ", whose service delivers again by itself; remove the key.");
        }
        known.addAll(List.of("retry.maxRetryCount", "retry.delay", "retry.minimum", "retry.maximum"));
        Map<String, Object> retry = new LinkedHashMap<>();
        retry.put("strategy", strategy);
        String count = reader.needed("retry.maxRetryCount", "-1 to retry for ever, or a number from 1");
        int number = reader.number("retry.maxRetryCount", count, -1, "-1 to retry for ever, or a number from 1");
        if (number == 0) {
            throw reader.wrong("retry.maxRetryCount", count, "-1 to retry for ever, or a number from 1");
        }
        retry.put("maxRetryCount", number);
        if (strategy.equals("fixedDelay")) {
            retry.put("delayInterval", reader.duration("retry.delay"));
        } else {
            retry.put("minimumInterval", reader.duration("retry.minimum"));
            retry.put("maximumInterval", reader.duration("retry.maximum"));
        }
        return retry;
    }

    private Map<String, Object> output() {
        if (!function.parksByOutput()) {
            return Map.of();
        }
        known.addAll(List.of("parking.queue", "parking.connection"));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "queue");
        out.put("direction", "out");
        out.put("name", "parked");
        out.put(
                "queueName",
                reader.needed("parking.queue", "the storage queue that Parking.output() of the declaration writes to"));
        String connection = reader.take("parking.connection");
        if (connection != null) {
            out.put("connection", connection);
        }
        return out;
    }
}
