package dev.peregrine.testing.cli;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a source sends, and the options that mean something to it. */
enum Form {
    REQUEST("requests", Set.of("--method", "--path", "--header", "--body", "--body-file", "--content-type")),
    PAYLOAD("payloads of invocations", Set.of("--body", "--body-file")),
    MESSAGE(
            "messages",
            Set.of(
                    "--id",
                    "--count",
                    "--body",
                    "--body-file",
                    "--content-type",
                    "--key",
                    "--attribute",
                    "--from",
                    "--time",
                    "--attempt")),
    OBJECT(
            "changes in an object store",
            Set.of("--id", "--count", "--key", "--from", "--kind", "--time", "--size", "--content-type")),
    CHANGE(
            "changes of documents",
            Set.of("--id", "--count", "--key", "--from", "--kind", "--time", "--body", "--body-file")),
    SCHEDULE("occurrences of schedules", Set.of("--id", "--count", "--from", "--time", "--body", "--body-file")),
    EVENT(
            "CloudEvents",
            Set.of(
                    "--id",
                    "--count",
                    "--from",
                    "--type",
                    "--time",
                    "--attribute",
                    "--body",
                    "--body-file",
                    "--content-type"));

    /** Options that concern the file and not the event. */
    private static final Set<String> ANY = Set.of("--out", "--compact", "--stack-trace");

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, whose sets can't be changed
    private final Set<String> options;

    Form(String what, Set<String> options) {
        this.what = what;
        this.options = options;
    }

    static Form of(Cloud cloud) {
        Set<Kind> kinds = cloud.kinds();
        if (kinds.contains(Kind.HTTP)) {
            return REQUEST;
        }
        if (kinds.contains(Kind.INVOKE)) {
            return PAYLOAD;
        }
        if (kinds.contains(Kind.MESSAGES)) {
            return MESSAGE;
        }
        if (kinds.contains(Kind.OBJECTS)) {
            return OBJECT;
        }
        if (kinds.contains(Kind.CHANGES)) {
            return CHANGE;
        }
        return kinds.contains(Kind.SCHEDULE) ? SCHEDULE : EVENT;
    }

    /** Refuses options that would be ignored. */
    void check(Cloud cloud, List<String> given) {
        for (String option : given) {
            if (!options.contains(option) && !ANY.contains(option)) {
                throw new WrongOption(option + " means nothing to " + Sources.host(cloud) + " " + Sources.source(cloud)
                        + ", which carries " + what + ". It takes "
                        + String.join(", ", options.stream().sorted().toList()) + ".");
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
