package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Every decoder under bytes that were changed on the way: they are read or refused, and never anything else. */
class WrongBytesTest {
    private static final String NAME = "projects/p/databases/d/documents/c/1";

    private static final List<Source> SOURCES = List.of(
            new Source(EventApps.messages(), PubSubMessage.TYPE, "application/json", EventApps.bytes(PubSubTest.FULL)),
            new Source(EventApps.schedule(), PubSubMessage.TYPE, "application/json", EventApps.bytes(PubSubTest.FULL)),
            new Source(
                    EventApps.objects(),
                    StorageObject.TYPES + "finalized",
                    "application/json",
                    EventApps.bytes(
                            "{\"bucket\":\"b\",\"name\":\"n\",\"size\":\"7\",\"generation\":\"8\",\"etag\":\"e\"}")),
            new Source(
                    EventApps.changes(),
                    FirestoreChange.TYPES + "written",
                    "application/json",
                    EventApps.bytes(
                            "{\"value\":{\"name\":\"" + NAME + "\",\"fields\":{\"a\":{\"arrayValue\":{\"values\":["
                                    + "{\"doubleValue\":1.5},{\"bytesValue\":\"AQ==\"}]}},\"b\":{\"geoPointValue\":{"
                                    + "\"latitude\":1,\"longitude\":2}}}}}")),
            new Source(
                    EventApps.changes(),
                    FirestoreChange.TYPES + "written",
                    "application/protobuf",
                    Protobuf.event(Map.of(), "", Map.of("a", List.of(1.5, "x", Map.of("b", 7L))), NAME)));

    private static final class Source {
        private final EventApps app;
        private final String type;
        private final String mediaType;
        private final byte[] data;

        Source(EventApps app, String type, String mediaType, byte[] data) {
            this.app = app;
            this.type = type;
            this.mediaType = mediaType;
            this.data = data;
        }

        void readOrRefuse(byte[] bytes) throws Exception {
            CloudEvent event = CloudEvents.builder("9", "//example.org/s", type)
                    .dataContentType(mediaType)
                    .data(bytes)
                    .build();
            int before = app.got.size();
            try {
                app.accept(event);
                assertThat(app.got).hasSize(before + 1);
            } catch (UndecodableException refused) {
                assertThat(app.got).hasSize(before);
            }
        }
    }

    @Property(tries = 300)
    void aChangedByteIsReadOrRefused(
            @ForAll @IntRange(max = 4) int source, @ForAll @IntRange(min = 0) int at, @ForAll byte changed)
            throws Exception {
        byte[] bytes = SOURCES.get(source).data.clone();
        bytes[at % bytes.length] = changed;
        SOURCES.get(source).readOrRefuse(bytes);
    }

    @Property(tries = 300)
    void whatIsCutOffIsReadOrRefused(@ForAll @IntRange(max = 4) int source, @ForAll @IntRange(min = 0) int at)
            throws Exception {
        byte[] whole = SOURCES.get(source).data;
        SOURCES.get(source).readOrRefuse(Arrays.copyOf(whole, at % (whole.length + 1)));
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll @IntRange(max = 4) int source, @ForAll @Size(max = 200) byte[] bytes)
            throws Exception {
        SOURCES.get(source).readOrRefuse(bytes);
    }

    @Property(tries = 300)
    void anyBodyOfARequestIsReadOrRefused(@ForAll @IntRange(max = 4) int source, @ForAll @Size(max = 200) byte[] bytes)
            throws Exception {
        assertThat(SOURCES.get(source).app.send(InMemoryRequest.post("application/json", bytes)))
                .isIn(204, 500);
    }
}
