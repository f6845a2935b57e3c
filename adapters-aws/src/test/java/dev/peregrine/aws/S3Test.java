package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3Test {
    private static ObjectEvent object(String eventName, String key) {
        return EventLambda.objects(Payloads.records(Payloads.s3(eventName, key)))
                .get(0);
    }

    @Test
    void tellsAllThatTheBucketTells() {
        ObjectEvent object = object("ObjectCreated:Put", "summer.jpg");

        assertThat(object.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
        assertThat(object.container()).isEqualTo("photos");
        assertThat(object.key()).isEqualTo("summer.jpg");
        assertThat(object.size()).hasValue(1305107);
        assertThat(object.etag()).hasValue("b21b84d653bb07b05b1e6b33684dc11b");
        assertThat(object.version()).hasValue("096fKKXTRTtl3on89fVO.nfljtsv6qko");
        assertThat(object.sequence()).hasValue("0C0F6F405D6ED209E1");
        assertThat(object.time()).hasValue(Instant.parse("2019-09-03T19:37:27.192Z"));
        assertThat(object.source()).isEqualTo("arn:aws:s3:::photos");
        assertThat(object.contentType()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a+b.jpg, a b.jpg",
        "a%2Bb.jpg, a+b.jpg",
        "2024/05/caf%C3%A9+%F0%9F%A6%85.jpg, 2024/05/café 🦅.jpg",
        "100%25.txt, 100%.txt",
        "a%3Db%26c, a=b&c",
        "plain, plain",
    })
    void decodesTheKeyAsAForm(String spelled, String key) {
        assertThat(object("ObjectCreated:Put", spelled).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "ObjectCreated:Put, CREATED",
        "ObjectCreated:Post, CREATED",
        "ObjectCreated:Copy, CREATED",
        "ObjectCreated:CompleteMultipartUpload, CREATED",
        "ObjectRemoved:Delete, DELETED",
        "ObjectRemoved:DeleteMarkerCreated, DELETED",
        "LifecycleExpiration:Delete, DELETED",
        "LifecycleExpiration:DeleteMarkerCreated, DELETED",
        "ReducedRedundancyLostObject, DELETED",
        "LifecycleTransition, ARCHIVED",
        "IntelligentTiering, ARCHIVED",
        "ObjectRestore:Post, METADATA_CHANGED",
        "ObjectRestore:Completed, RESTORED",
        "ObjectRestore:Delete, ARCHIVED",
        "ObjectTagging:Put, METADATA_CHANGED",
        "ObjectTagging:Delete, METADATA_CHANGED",
        "ObjectAcl:Put, METADATA_CHANGED",
        "Replication:OperationFailedReplication, METADATA_CHANGED",
    })
    void knowsWhatHasHappened(String eventName, ObjectEvent.Kind kind) {
        assertThat(object(eventName, "k").kind()).isEqualTo(kind);
    }

    @Test
    void hasNoSizeOfAnObjectThatIsGone() {
        ObjectNode record = Payloads.s3("ObjectRemoved:Delete", "k");
        record.withObject("/s3/object").remove(List.of("size", "eTag", "versionId"));
        ObjectEvent object = EventLambda.objects(Payloads.records(record)).get(0);

        assertThat(object.size()).isEmpty();
        assertThat(object.etag()).isEmpty();
        assertThat(object.version()).isEmpty();
    }

    @Test
    void hasTheSameIdWheneverItComesAndAnotherForEveryChange() {
        String id = object("ObjectCreated:Put", "a").id();
        ObjectNode later = Payloads.s3("ObjectCreated:Put", "a");
        later.withObject("/s3/object").put("sequencer", "0C0F6F405D6ED209E2");
        ObjectNode bare = Payloads.s3("ObjectRemoved:Delete", "a");
        bare.remove("responseElements");
        bare.withObject("/s3/object").remove("sequencer");

        assertThat(object("ObjectCreated:Put", "a").id()).isEqualTo(id);
        assertThat(object("ObjectCreated:Put", "b").id()).isNotEqualTo(id);
        assertThat(EventLambda.objects(Payloads.records(later)).get(0).id()).isNotEqualTo(id);
        assertThat(EventLambda.objects(Payloads.records(bare)).get(0).id()).isNotEmpty();
    }

    @Test
    void hasNothingToSayOfAMessageThatTriesTheConfiguration() {
        assertThat(EventLambda.objects(Payloads.s3Test())).isEmpty();
        assertThat(EventLambda.events(Payloads.s3Test())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventName\":\"ObjectFound:Lost\"}",
                "{\"eventName\":\"ObjectRestore:Else\"}",
                "{\"eventName\":\"\"}",
                "{\"eventName\":null}",
                "{\"eventTime\":\"never\"}",
                "{\"s3\":null}",
                "{\"s3\":[]}",
                "{\"s3\":{\"bucket\":{\"name\":\"photos\"}}}",
                "{\"s3\":{\"bucket\":{},\"object\":{\"key\":\"k\"}}}",
                "{\"s3\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"key\":\"secret%zz\"}}}",
                "{\"s3\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"key\":\"secret%FF\"}}}",
                "{\"s3\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"key\":\"k\",\"size\":\"large\"}}}",
            })
    void failsTheInvocationWhenARecordIsWrong(String wrong) {
        ObjectNode record = Payloads.s3("ObjectCreated:Put", "k");
        record.setAll(Events.parse(wrong));
        JsonNode event = Payloads.records(record);

        assertThatThrownBy(() -> EventLambda.objects(event))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("S3")
                .hasMessageNotContaining("secret");
    }

    @Test
    void isACloudEventForWhoWantsOne() {
        CloudEvent event = EventLambda.events(Payloads.records(Payloads.s3("ObjectRemoved:Delete", "a+b")))
                .get(0);

        assertThat(event.getType()).isEqualTo("dev.peregrine.object.deleted");
        assertThat(event.getSource()).hasToString("arn:aws:s3:::photos");
        assertThat(event.getSubject()).isEqualTo("a b");
    }

    @Test
    void runsAllRecordsInTheirOrder() {
        JsonNode event =
                Payloads.records(Payloads.s3("ObjectCreated:Put", "a"), Payloads.s3("ObjectRemoved:Delete", "b"));

        assertThat(EventLambda.objects(event))
                .extracting(ObjectEvent::toString)
                .containsExactly("CREATED photos/a", "DELETED photos/b");
    }

    @Test
    void parksWhatItCanNotReadUnderAnIdOfItsOwn() {
        ObjectNode wrong = Payloads.s3("ObjectFound:Lost", "k");
        List<String> ids = new ArrayList<>();
        LocalLambda lambda = LocalLambda.of(f ->
                f.objects("thumbnails", (object, context) -> {}).parking((message, cause) -> ids.add(message.id())));
        lambda.invoke(Payloads.records(wrong, wrong), new FixedContext("request-1", null));
        lambda.invoke(Payloads.records(wrong), new FixedContext("request-2", null));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();

        List<String> before = List.copyOf(ids);
        lambda.invoke(Payloads.records(wrong), new FixedContext("request-2", null));
        assertThat(before).as("the same when it comes again").contains(ids.get(3));
    }
}
