package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Parking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the template can't settle, the packager tells; and how one setting changes another. */
class PackagerNoticeTest {
    private static final String STREAM = """
            codeUri=x
            in.source=kinesis
            in.startingPosition=LATEST
            in.stream=arn:aws:kinesis:eu-central-1:123456789012:stream/clicks
            """;
    private static final String TOPIC = """
            codeUri=x
            in.source=sns
            in.topic=arn:aws:sns:eu-central-1:123456789012:news
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    /** Messages. */
    public static final class Plain implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {});
        }
    }

    /** Messages with a parking place. */
    public static final class Parked implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).parking((Parking) (message, cause) -> {});
        }
    }

    /** Objects out of the messages of a topic. */
    public static final class Unwrapped implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.objects("in", (object, context) -> {}).unwrapped();
        }
    }

    /** Messages in order. */
    public static final class Ordered implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).ordered();
        }
    }

    /** Objects of S3's events. */
    public static final class Objects implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.objects("in", (object, context) -> {});
        }
    }

    /** Changes with the document as it was. */
    public static final class Changes implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.changes("in", String.class, (change, context) -> {}).needs(Capability.OLD_IMAGES);
        }
    }

    private PackagerRun run(Class<? extends FunctionApp> app, String settings) throws Exception {
        return PackagerRun.of(temporary, app, settings);
    }

    @Test
    void tellsWhereLambdaDropsAnEventInTheEnd() throws Exception {
        assertThat(run(Plain.class, TOPIC).printed())
                .isEqualTo("Notice: Of function in: Lambda tries an event 3 times and then drops it. To keep it, write"
                        + " in.onFailure= with the ARN of a queue, a topic, a function, an event bus or a bucket."
                        + System.lineSeparator());
        assertThat(run(Plain.class, TOPIC + "in.retries=0").printed())
                .contains("tries an event once and then drops it");
        assertThat(run(Plain.class, TOPIC + "in.onFailure=arn:aws:events:eu-central-1:1:event-bus/failed")
                        .printed())
                .isEmpty();
    }

    @Test
    void tellsWhereAStreamWaits() throws Exception {
        String kept = "in.onFailure=arn:aws:sqs:eu-central-1:1:failed\n";

        assertThat(run(Plain.class, STREAM).printed()).contains("until the stream no longer keeps it");
        assertThat(run(Plain.class, STREAM + kept).printed()).contains("write in.retries=");
        assertThat(run(Plain.class, STREAM + kept + "in.retries=3").printed()).isEmpty();
        assertThat(run(Plain.class, STREAM + kept + "in.maxAge=3600").printed()).isEmpty();
        assertThat(run(Parked.class, STREAM).printed()).isEmpty();
    }

    @Test
    void tellsWhatATableMustKeep() throws Exception {
        String settings = "codeUri=x\nin.source=dynamodb\nin.startingPosition=LATEST\nin.stream=!ImportValue stream\n";

        assertThat(run(Changes.class, settings).printed()).contains("NEW_AND_OLD_IMAGES");
    }

    @Test
    void aTopicSendsThroughAQueueAsTheFunctionTakesIt() throws Exception {
        String queue = "in.queue=arn:aws:sqs:eu-central-1:123456789012:news\n";
        PackagerRun raw = run(Plain.class, TOPIC + queue);
        PackagerRun enveloped = run(Unwrapped.class, TOPIC + queue + "in.queueUrl={{resolve:ssm:/news/url}}");

        assertThat(raw.printed()).contains("must let the topic send to it", "in.queueUrl=");
        assertThat(raw.at("Resources", "InFunctionSubscription", "Properties", "RawMessageDelivery"))
                .isEqualTo(true);
        assertThat(enveloped.printed()).isEmpty();
        assertThat(enveloped.at("Resources", "InFunctionSubscription", "Properties", "RawMessageDelivery"))
                .isEqualTo(false);
        assertThat(enveloped.at("Resources", "InFunctionQueuePolicy", "Properties", "Queues"))
                .isEqualTo(List.of("{{resolve:ssm:/news/url}}"));
    }

    @Test
    void tellsWhatATopicDropsOnItsWayToAQueue() throws Exception {
        String queue = TOPIC + "in.queue=arn:aws:sqs:eu-central-1:123456789012:news\nin.queueUrl=!ImportValue url\n";
        PackagerRun kept = run(Plain.class, queue + "in.deadLetter=arn:aws:sqs:eu-central-1:123456789012:dead");

        assertThat(run(Plain.class, queue).printed()).contains("more than ten attributes", "in.deadLetter=");
        assertThat(run(Unwrapped.class, queue).printed()).isEmpty();
        assertThat(kept.printed()).isEmpty();
        assertThat(kept.at("Resources", "InFunctionSubscription", "Properties", "RedrivePolicy"))
                .isEqualTo(Map.of("deadLetterTargetArn", "arn:aws:sqs:eu-central-1:123456789012:dead"));
    }

    @Test
    void aQueueThatIsNotKnownYetCanBeCalledFifo() throws Exception {
        PackagerRun run =
                run(Ordered.class, "codeUri=x\nin.source=sqs\nin.queue=!Ref QueueArn\nin.fifo=true\nin.batchSize=10");
        PackagerRun substituted = run(Ordered.class, "codeUri=x\nin.source=sqs\nin.queue=!Sub ${Start}:orders.fifo");

        assertThat(run.at("Resources", "InFunction", "Properties", "Events", "Queue", "Properties"))
                .isEqualTo(Map.of("Queue", new SamValue("Ref", "QueueArn"), "BatchSize", 10));
        assertThat(run.printed()).contains("refers to QueueArn");
        assertThat(substituted.printed()).contains("refers to Start");
    }

    @Test
    void aRuleTakesKeysByTheirStartTheirEndOrBoth() throws Exception {
        String bucket = "codeUri=x\nin.source=s3\nin.bucket=photos\nin.events=created, deleted\n";
        String[] path = {"Resources", "InFunction", "Properties", "Events", "Bucket", "Properties", "Pattern", "detail"
        };

        assertThat(run(Objects.class, bucket).at(path)).isEqualTo(Map.of("bucket", Map.of("name", List.of("photos"))));
        assertThat(run(Objects.class, bucket + "in.prefix=a/").at(path).toString())
                .contains("{prefix=a/}");
        assertThat(run(Objects.class, bucket + "in.suffix=.png").at(path).toString())
                .contains("{suffix=.png}");
        assertThat(run(Objects.class, bucket + "in.prefix=a*\nin.suffix=.png")
                        .at(path)
                        .toString())
                .contains("{wildcard=a\\**.png}");
    }

    @Test
    void environmentVariablesMayBeAnyText() throws Exception {
        PackagerRun run = run(
                Plain.class,
                TOPIC + "environment.SECRET=!so 'secret'\nin.environment.TABLE=!Ref Table\nin.environment.EMPTY=\n");

        assertThat(run.at("Resources", "InFunction", "Properties", "Environment", "Variables"))
                .isEqualTo(Map.of(
                        "PEREGRINE_APP",
                        Plain.class.getName(),
                        "PEREGRINE_FUNCTION",
                        "in",
                        "SECRET",
                        "!so 'secret'",
                        "TABLE",
                        new SamValue("Ref", "Table"),
                        "EMPTY",
                        ""));
    }
}
