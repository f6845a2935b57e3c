package dev.peregrine.samples.audit;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;

/** Inserts, changes and deletes a document through every wire format, and prints the trail. */
final class TryIt {
    private TryIt() {}

    public static void main(String[] args) {
        Content london = Content.json("{\"name\":\"Ada\",\"city\":\"London\"}");
        Content paris = Content.json("{\"name\":\"Ada\",\"city\":\"Paris\"}");
        for (Cloud cloud : Cloud.all(Kind.CHANGES)) {
            System.out.println(cloud);
            AuditTrail trail =
                    entry -> System.out.println("    " + entry.what() + " " + entry.document() + " " + entry.fields());
            try (cloud) {
                var app = cloud.app(new AuditApp(trail));
                app.deliver("audit", TestEvent.inserted("42", london));
                if (cloud.can(Capability.OLD_IMAGES)) {
                    app.deliver("audit", TestEvent.updated("42", london, paris));
                }
                if (cloud.can(Capability.DELETIONS)) {
                    app.deliver("audit", TestEvent.deleted("42", paris));
                }
            }
        }
    }
}
