package dev.peregrine.samples.audit;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.Content.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The app over the wire format of every document store's changes. */
class AuditOnEveryCloudTest {
    private static final String LONDON = "{\"name\":\"Ada\",\"city\":\"London\"}";
    private static final String PARIS = "{\"name\":\"Ada\",\"city\":\"Paris\"}";

    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    @EveryCloud(kind = Kind.CHANGES)
    void writesDownThatADocumentWasWritten(Cloud cloud) {
        assertThat(cloud.app(new AuditApp(entries::add)).deliver("audit", TestEvent.inserted("42", json(LONDON))))
                .isDone();
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.document()).endsWith("/42");
            assertThat(entry.what()).isIn("insert", "upsert");
            assertThat(entry.fields()).contains("city", "name").doesNotContain("_etag");
        });
    }

    @EveryCloud(kind = Kind.CHANGES, needs = Capability.OLD_IMAGES)
    void namesTheFieldThatChanged(Cloud cloud) {
        cloud.app(new AuditApp(entries::add)).deliver("audit", TestEvent.updated("42", json(LONDON), json(PARIS)));
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("update");
            assertThat(entry.fields()).containsExactly("city");
        });
    }

    @EveryCloud(kind = Kind.CHANGES, needs = Capability.DELETIONS)
    void writesDownThatADocumentWasDeleted(Cloud cloud) {
        cloud.app(new AuditApp(entries::add)).deliver("audit", TestEvent.deleted("42", json(LONDON)));
        assertThat(entries).singleElement().extracting(Entry::what).isEqualTo("delete");
    }

    @EveryCloud(kind = Kind.CHANGES, except = "azure")
    void isToldAgainOfWhatItCouldNotWriteDown(Cloud cloud) {
        AuditTrail full = entry -> {
            throw new IOException("no room left");
        };
        assertThat(cloud.app(new AuditApp(full)).deliver("audit", TestEvent.inserted("42", json(LONDON))))
                .redeliversAll()
                .lostNothing();
    }
}
