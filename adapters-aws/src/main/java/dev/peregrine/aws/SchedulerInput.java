package dev.peregrine.aws;

import dev.peregrine.json.JsonCursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input that the packager gives a schedule, in which EventBridge Scheduler replaces its context attributes:
 * <code>{"peregrine.schedule":{"time":…,"name":…,"id":…}}</code>. More fields may stand beside it.
 */
final class SchedulerInput extends RecordReader {
    boolean isPresent;
    boolean holdsMore;

    @Nullable
    Instant time;

    @Nullable
    String arn;

    @Nullable
    String id;

    @Override
    void field(String name, JsonCursor json) {
        if (!name.equals("peregrine.schedule")) {
            holdsMore = true;
            return;
        }
        isPresent = true;
        if (json.enterObject()) {
            for (String inner = json.nextField(); inner != null; inner = json.nextField()) {
                switch (inner) {
                    case "time" -> time = time(json);
                    case "name" -> arn = json.text();
                    case "id" -> id = json.text();
                    default -> {
                        // told for others
                    }
                }
            }
        }
    }
}
