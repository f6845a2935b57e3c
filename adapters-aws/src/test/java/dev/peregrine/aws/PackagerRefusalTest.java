package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.StartupException;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't work, or would lose events in silence, is refused before anything is written. */
class PackagerRefusalTest {
    private static final String SQS = "arn:aws:sqs:eu-central-1:123456789012:orders";
    private static final String KINESIS = "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks";
    private static final String MSK = "arn:aws:kafka:eu-central-1:123456789012:cluster/c/1";
    private static final String SNS = "arn:aws:sns:eu-central-1:123456789012:news";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    /** Messages without any wish. */
    public static final class Plain implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {});
        }
    }

    /** Messages, of which only those that failed are to come again. */
    public static final class Partial implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).partialFailures();
        }
    }

    /** Messages in order. */
    public static final class Ordered implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).ordered();
        }
    }

    /** Messages with a parking place. */
    public static final class Parked implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).parking((Parking) (message, cause) -> {});
        }
    }

    /** Messages parked as only another host can. */
    public static final class ParkedByOutput implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.messages("in", String.class, (message, context) -> {}).parking(Parking.output());
        }
    }

    /** Objects. */
    public static final class Objects implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.objects("in", (object, context) -> {});
        }
    }

    /** Changes. */
    public static final class Changes implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.changes("in", String.class, (change, context) -> {});
        }
    }

    /** CloudEvents, with the document as it was. */
    public static final class Events implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.events("in", (event, context) -> {}).needs(Capability.OLD_IMAGES);
        }
    }

    /** CloudEvents. */
    public static final class AnyEvents implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.events("in", (event, context) -> {});
        }
    }

    /** A schedule that AWS can't say. */
    public static final class BothDays implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.schedule("in", "0 0 1 * MON", ZoneId.of("UTC"), (event, context) -> {});
        }
    }

    /** A schedule in a zone without a name. */
    public static final class Offset implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.schedule("in", "0 0 * * *", ZoneId.of("+02:00"), (event, context) -> {});
        }
    }

    /** A schedule. */
    public static final class Daily implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.schedule("in", "0 0 * * *", ZoneOffset.UTC, (event, context) -> {});
        }
    }

    /** HTTP. */
    public static final class Http implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("in", "GET /", (request, context) -> HttpResponse.of(204));
        }
    }

    /** HTTP with a need that no front end meets. */
    public static final class Streaming implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("in", "GET /", (request, context) -> HttpResponse.of(204)).needs(Capability.STREAMED_RESPONSES);
        }
    }

    /** A name that keys for all functions begin with. */
    public static final class Named implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.invoke("environment", Integer.class, Integer.class, (i, context) -> i);
        }
    }

    /** The router's name. */
    public static final class NamedHttp implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.invoke("http", Integer.class, Integer.class, (i, context) -> i);
        }
    }

    /** Nothing. */
    public static final class Nothing implements FunctionApp {
        @Override
        public void define(Functions f) {}
    }

    private void assertRefused(String app, String settings, String... messages) throws Exception {
        Class<? extends FunctionApp> type =
                Class.forName(getClass().getName() + "$" + app).asSubclass(FunctionApp.class);
        String text = settings.replace('|', '\n')
                .replace("<sqs>", SQS)
                .replace("<kinesis>", KINESIS)
                .replace("<msk>", MSK)
                .replace("<sns>", SNS);

        assertThatThrownBy(() -> PackagerRun.of(temporary, type, text))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(messages);
        assertThat(temporary.resolve("sam")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Plain; in.source=sqs; codeUri is missing; codeUri=../shop.zip",
                "Plain; codeUri=; codeUri; write one or remove",
                "Plain; codeUri=x|runtime=java8; java8; java17, java21, java25",
                "Plain; codeUri=x|memory=100; \"100\"; from 128 to 10240",
                "Plain; codeUri=x|timeout=901; \"901\"; from 1 to 900",
                "Plain; codeUri=x|in.timeout=soon; in.timeout; from 1 to 900",
                "Plain; codeUri=x; in.source is missing; sqs, sns, kinesis, msk, kafka, activemq, rabbitmq",
                "Plain; codeUri=x|in.source=s3; \"s3\"; kind messages",
                "Plain; codeUri=x|in.source=SQS; \"SQS\"; one of: sqs",
                "Plain; codeUri=x|in.source=sqs; in.queue is missing; in.queue=arn:aws:sqs:",
                "Plain; codeUri=x|in.source=sqs|in.queue=orders; \"orders\"; begins with arn:aws:sqs:",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sns>; in.queue; begins with arn:aws:sqs:",
                "Plain; codeUri=x|in.source=sqs|in.queue=!Join [a]; !Join; !GetAtt Name.Attribute",
                "Plain; codeUri=x|in.source=sqs|in.queue=!GetAtt Orders; !GetAtt; !GetAtt Name.Attribute",
                "Plain; codeUri=x|in.source=sqs|in.queue=!Ref; !Ref; and its argument",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.stream=<kinesis>; unknown key in.stream; in.batchSize, in.batchingWindow",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|on.queue=<sqs>; unknown key on.queue; begin with: in.",
                "Plain; codeUri=x|codeURI=x|in.source=sqs|in.queue=<sqs>; unknown key codeURI; architecture, codeUri",
                "Plain; codeUri=x|codeUri=y; codeUri twice; remove one",
                "Plain; codeUri=\\u00; can't be read; my.properties",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.batchSize=0; in.batchSize; from 1 to 10000",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.batchSize=11; in.batchSize; in.batchingWindow=1",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>.fifo|in.batchSize=11; in.batchSize; from 1 to 10",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>.fifo|in.batchingWindow=1; in.batchingWindow; remove the key",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.batchingWindow=301; \"301\"; from 0 to 300",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.maximumConcurrency=1; \"1\"; from 2 to 1000",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.fifo=true; in.fifo; end in .fifo",
                "Plain; codeUri=x|in.source=sqs|in.queue=<sqs>|in.onFailure=<sqs>; in.onFailure; redrive policy",
                "Plain; codeUri=x|in.role=arn:aws:iam::1:role/r|in.policies=p; in.policies; in.role",
                "Plain; codeUri=x|in.environment.PEREGRINE_PARTIAL_FAILURES=on; PEREGRINE_PARTIAL_FAILURES; remove the key",
                "Plain; codeUri=x|environment.a-b=on; \"a-b\"; letters, digits and _",
                "Plain; codeUri=x|in.policies=a,,b; in.policies; single commas",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>.fifo; FIFO topic; in.queue=",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.retries=3; in.retries; from 0 to 2",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.maxAge=59; in.maxAge; from 60 to 21600",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.onFailure=!Ref Q; doesn't tell what it is; in.onFailureType=",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.onFailure=<kinesis>; in.onFailure; sqs, sns, lambda, events, s3",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.onFailure=<sqs>.fifo; in.onFailure; standard queue",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.onFailure=<sqs>|in.onFailureType=sns; in.onFailureType; sqs",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>; in.startingPosition is missing; =LATEST",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=NOW; \"NOW\"; TRIM_HORIZON",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=AT_TIMESTAMP; in.startingTimestamp; since 1970",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.parallelization=11; \"11\"; from 1 to 10",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.retries=3; Lambda drops it; in.onFailure=",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.maxAge=60; Lambda drops it; in.onFailure=",
                "Parked; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.retries=3; Lambda drops it; in.onFailure=",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.maxAge=30; in.maxAge; from 60",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.bisect=yes; \"yes\"; true, false",
                "Plain; codeUri=x|in.source=kinesis|in.stream=<kinesis>|in.startingPosition=LATEST|in.onFailure=arn:aws:lambda:r:1:function:f; in.onFailure; sqs, sns, s3",
                "Plain; codeUri=x|in.source=msk|in.cluster=<msk>|in.topic=t|in.startingPosition=LATEST|in.retries=1; provisioned pollers; in.minimumPollers=1",
                "Plain; codeUri=x|in.source=msk|in.cluster=<msk>|in.topic=t|in.startingPosition=LATEST|in.secret=s; in.secret; in.authentication=",
                "Plain; codeUri=x|in.source=msk|in.cluster=<msk>|in.topic=t|in.startingPosition=LATEST|in.minimumPollers=3|in.maximumPollers=2; in.maximumPollers; 3 or more",
                "Plain; codeUri=x|in.timeout=900|in.source=msk|in.cluster=<msk>|in.topic=t|in.startingPosition=LATEST; timeout of 900 s; in.timeout=840",
                "Plain; codeUri=x|in.source=kafka|in.servers=a:1|in.topic=t|in.startingPosition=LATEST; can't reach the brokers; in.authentication=",
                "Plain; codeUri=x|in.source=kafka|in.servers=a:1|in.topic=t|in.startingPosition=LATEST|in.subnets=s; in.securityGroups is missing; sg-1",
                "Plain; codeUri=x|in.source=kafka; in.servers is missing; a.example.com:9092",
                "Plain; codeUri=x|in.source=activemq|in.broker=arn:aws:mq:r:1:broker:b|in.queue=q; in.secret is missing; secretsmanager",
                "Plain; codeUri=x|in.source=rabbitmq|in.broker=arn:aws:mq:r:1:broker:b|in.queue=q|in.secret=!Ref S|in.onFailure=<sqs>; in.onFailure; the broker",
                "Partial; codeUri=x|in.source=sns|in.topic=<sns>; Function in declares partialFailures(); in.queue=",
                "Partial; codeUri=x|in.source=activemq; Function in declares partialFailures(); another source",
                "Partial; codeUri=x|in.source=rabbitmq; rabbitmq can't redeliver a part; another source",
                "Partial; codeUri=x|in.source=msk|in.cluster=<msk>|in.topic=t|in.startingPosition=LATEST; provisioned pollers; in.minimumPollers=1",
                "Ordered; codeUri=x|in.source=sqs|in.queue=<sqs>; standard queue; ends in .fifo",
                "Ordered; codeUri=x|in.source=sqs|in.queue=!GetAtt Q.Arn; kind isn't known; in.fifo=true",
                "Ordered; codeUri=x|in.source=sns|in.topic=<sns>; keeps no order; FIFO queue",
                "Plain; codeUri=x|in.source=sns|in.topic=<sns>|in.queue=<sqs>.fifo; standard topic; FIFO topic",
                "Ordered; codeUri=x|in.source=rabbitmq; keeps no order; a stream",
                "ParkedByOutput; codeUri=x|in.source=sqs|in.queue=<sqs>; Lambda has no outputs; parking(…)",
                "Objects; codeUri=x|in.source=sqs|in.queue=<sqs>; \"sqs\"; unwrapped()",
                "Objects; codeUri=x|in.source=s3; in.bucket is missing; !Ref Photos",
                "Objects; codeUri=x|in.source=s3|in.bucket=b; in.events is missing; created, deleted, archived",
                "Objects; codeUri=x|in.source=s3|in.bucket=b|in.events=created,created; in.events; each once",
                "Objects; codeUri=x|in.source=s3|in.bucket=b|in.events=put; \"put\"; created, deleted",
                "Objects; codeUri=x|in.source=s3|in.bucket=arn:aws:s3:::b|in.events=created; in.bucket; without arn:",
                "Objects; codeUri=x|in.source=eventbridge|in.pattern=[]; in.pattern; JSON object",
                "Objects; codeUri=x|in.source=eventbridge|in.pattern={\"a\":1,\"a\":2}; in.pattern; JSON object",
                "Objects; codeUri=x|in.source=eventbridge|in.pattern={}{}; in.pattern; JSON object",
                "Objects; codeUri=x|in.source=eventbridge|in.pattern={\"detail\":{}}; in.pattern; \"source\":[\"aws.s3\"]",
                "Changes; codeUri=x|in.source=kinesis; \"kinesis\"; one of: dynamodb",
                "Changes; codeUri=x|in.source=dynamodb|in.stream=arn:aws:dynamodb:r:1:table/t; in.stream; /stream/",
                "Changes; codeUri=x|in.source=dynamodb|in.stream=!Ref S|in.startingPosition=AT_TIMESTAMP; AT_TIMESTAMP; LATEST, TRIM_HORIZON",
                "Events; codeUri=x|in.source=kinesis; needs OLD_IMAGES; another source",
                "AnyEvents; codeUri=x|in.source=schedule; \"schedule\"; one of: sqs, sns, s3, eventbridge, kinesis, dynamodb",
                "BothDays; codeUri=x; Function in can't be scheduled; declare two functions",
                "Offset; codeUri=x; time zone +02:00; Europe/Berlin",
                "Daily; codeUri=x|in.source=sqs; \"sqs\"; schedule or nothing",
                "Http; codeUri=x|in.memory=256; in.memory; http.memory",
                "Http; codeUri=x|http.source=sqs; unknown key http.source; http.memory, http.policies",
                "Streaming; codeUri=x; needs STREAMED_RESPONSES; leave it out",
                "Named; codeUri=x; named environment; another name",
                "NamedHttp; codeUri=x; named http; another name",
                "Nothing; codeUri=x; Nothing; declares no function",
            })
    void refusesAndSaysWhatToWrite(String app, String settings, String what, String remedy) throws Exception {
        assertRefused(app, settings, what, remedy);
    }

    @Test
    void messagesNameTheFunctionTheFileAndTheKey() throws Exception {
        assertRefused(
                "Plain",
                "codeUri=x|in.source=sqs|in.queue=<sqs>|in.batchSize=20000",
                "Function in: the key in.batchSize in " + temporary.resolve("my.properties")
                        + " is \"20000\"; write a whole" + " number from 1 to 10000.");
    }
}
