package dev.peregrine.testing;

import dev.peregrine.testing.wire.Fate;
import java.util.ArrayList;
import java.util.List;

/** What came of a delivery, as bytes; the events themselves stay with the one who sent them. */
final class PackedDelivery {
    private PackedDelivery() {}

    static void write(PackedWriter out, Deliveries.Delivery delivery) {
        PackedEvents.write(out, delivery.arriving());
        Delivered delivered = delivery.delivered();
        out.texts(delivered.fates().stream().map(Fate::name).toList());
        out.texts(delivered.parked().stream().map(String::valueOf).toList());
        out.blobs(delivered.sent()).blobs(delivered.answers());
        out.number(delivered.failures().size());
        delivered.failures().forEach(failure -> PackedFailure.write(out, failure));
        out.texts(delivered.log());
        PackedNotes.write(out, delivery.notes());
    }

    static DeliveryReply read(PackedReader in, List<TestEvent> events) {
        List<TestEvent> arriving = PackedEvents.read(in);
        Delivered delivered = Delivered.of(events.size());
        List<String> fates = in.texts();
        for (int i = 0; i < fates.size(); i++) {
            delivered.fate(i, Fate.valueOf(fates.get(i)));
        }
        in.texts().forEach(number -> delivered.parked(Integer.parseInt(number)));
        List<byte[]> sent = in.blobs();
        List<byte[]> answers = in.blobs();
        List<Throwable> failures = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            failures.add(PackedFailure.read(in));
        }
        delivered.invocations(sent, answers, failures, in.texts());
        return DeliveryReply.of(events, arriving, delivered, PackedNotes.read(in));
    }
}
