package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Parking;
import dev.peregrine.spi.AppDefinition;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the properties file says of functions that get events, and what is refused before it is deployed. */
class EventSettingsTest {
    private static final Parking PLACE = (message, cause) -> {};
    private static final FunctionApp PLAIN = f -> f.messages("f", String.class, (message, context) -> {});
    private static final FunctionApp PARKING =
            f -> f.messages("f", String.class, (message, context) -> {}).parking(PLACE);

    private static PackagerSettings read(FunctionApp app, String text) throws IOException {
        AppDefinition definition = AppDefinition.of(app);
        PackagerSettings settings =
                PackagerSettings.read(new StringReader(text.replace(' ', '\n')), "my.properties", definition);
        FunctionPlan.of(definition, settings);
        return settings;
    }

    private static EventBinding binding(FunctionApp app, String text) throws IOException {
        EventBinding binding = read(app, text).events().get("f");
        if (binding == null) {
            throw new AssertionError("f was not read");
        }
        return binding;
    }

    private static Map<String, Object> in(String type, String name, Object... rest) {
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("type", type);
        in.put("direction", "in");
        in.put("name", name);
        for (int i = 0; i < rest.length; i += 2) {
            in.put((String) rest[i], rest[i + 1]);
        }
        return in;
    }

    private static void assertRefused(FunctionApp app, String text, String... messages) {
        assertThatThrownBy(() -> read(app, text))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(messages);
    }

    @Test
    void aStorageQueue() throws Exception {
        EventBinding binding = binding(PLAIN, "f.trigger=queue f.queueName=orders f.connection=Shop");

        assertThat(binding.in())
                .isEqualTo(in(
                        "queueTrigger", "message", "queueName", "orders", "connection", "Shop", "dataType", "binary"));
        assertThat(binding.entryPoint()).isEqualTo("dev.peregrine.azure.AzureEvents.queue");
        assertThat(binding.origin()).isEqualTo("orders");
        assertThat(binding.retry()).isEmpty();
        assertThat(binding.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', one, serviceBus",
        "f.cardinality=many, many, serviceBusMany",
        "f.isSessionsEnabled=true, one, serviceBusSession",
        "f.isSessionsEnabled=true f.cardinality=many, many, serviceBusSessionMany"
    })
    void serviceBus(String more, String cardinality, String method) throws Exception {
        EventBinding queue = binding(PLAIN, "f.trigger=serviceBusQueue f.queueName=q f.connection=B " + more);
        EventBinding topic =
                binding(PLAIN, "f.trigger=serviceBusTopic f.topicName=t f.subscriptionName=s f.connection=B " + more);

        assertThat(queue.in())
                .containsEntry("type", "serviceBusTrigger")
                .containsEntry("queueName", "q")
                .containsEntry("cardinality", cardinality)
                .containsEntry("dataType", "binary")
                .hasSize(more.contains("Sessions") ? 8 : 7);
        assertThat(queue.entryPoint()).isEqualTo("dev.peregrine.azure.AzureEvents." + method);
        assertThat(topic.in()).containsEntry("topicName", "t").containsEntry("subscriptionName", "s");
        assertThat(topic.origin()).isEqualTo("t");
    }

    @Test
    void anEventHubWithARetryPolicy() throws Exception {
        EventBinding binding = binding(
                PLAIN,
                "f.trigger=eventHub f.eventHubName=clicks f.connection=H f.consumerGroup=counts"
                        + " f.retry.strategy=exponentialBackoff f.retry.maxRetryCount=-1 f.retry.minimum=00:00:10"
                        + " f.retry.maximum=00:15:00");

        assertThat(binding.in())
                .isEqualTo(in(
                        "eventHubTrigger",
                        "events",
                        "eventHubName",
                        "clicks",
                        "connection",
                        "H",
                        "consumerGroup",
                        "counts",
                        "cardinality",
                        "many",
                        "dataType",
                        "binary"));
        assertThat(binding.retry())
                .isEqualTo(Map.of(
                        "strategy",
                        "exponentialBackoff",
                        "maxRetryCount",
                        -1,
                        "minimumInterval",
                        "00:00:10",
                        "maximumInterval",
                        "00:15:00"));
    }

    @Test
    void kafkaWithAParkingPlace() throws Exception {
        EventBinding binding = binding(
                PARKING,
                "f.trigger=kafka f.topic=clicks f.brokerList=%BROKERS% f.consumerGroup=g f.cardinality=many"
                        + " f.protocol=SASLSSL f.lagThreshold=500 f.retry.strategy=fixedDelay f.retry.maxRetryCount=3"
                        + " f.retry.delay=00:00:05");

        assertThat(binding.in())
                .containsEntry("brokerList", "%BROKERS%")
                .containsEntry("protocol", "SASLSSL")
                .containsEntry("lagThreshold", 500)
                .containsEntry("cardinality", "many")
                .containsEntry("dataType", "string");
        assertThat(binding.retry())
                .isEqualTo(Map.of("strategy", "fixedDelay", "maxRetryCount", 3, "delayInterval", "00:00:05"));
        assertThat(binding.entryPoint()).isEqualTo("dev.peregrine.azure.AzureEvents.kafkaMany");
        assertThat(binding.origin()).isEqualTo("clicks");
    }

    @Test
    void anOutputForWhatIsParked() throws Exception {
        FunctionApp app =
                f -> f.changes("f", String.class, (change, context) -> {}).parking(Parking.output());
        String text = "f.trigger=cosmosDB f.databaseName=shop f.containerName=orders f.connection=C"
                + " f.createLeaseContainerIfNotExists=true f.maxItemsPerInvocation=50 f.parking.queue=orders-parked";
        EventBinding binding = binding(app, text);

        assertThat(binding.in())
                .isEqualTo(in(
                        "cosmosDBTrigger",
                        "documents",
                        "containerName",
                        "orders",
                        "databaseName",
                        "shop",
                        "connection",
                        "C",
                        "createLeaseContainerIfNotExists",
                        true,
                        "maxItemsPerInvocation",
                        50));
        assertThat(binding.out())
                .isEqualTo(Map.of("type", "queue", "direction", "out", "name", "parked", "queueName", "orders-parked"));
        assertThat(binding.entryPoint()).isEqualTo("dev.peregrine.azure.AzureParkingEvents.cosmosDB");
        assertThat(binding.origin()).isEqualTo("orders");
        assertThat(binding(app, text + " f.parking.connection=P").out()).containsEntry("connection", "P");
    }

    @Test
    void blobsAndEventGrid() throws Exception {
        FunctionApp app = f -> f.objects("f", (event, context) -> {});

        assertThat(binding(app, "f.trigger=blob f.path=in/{name} f.source=EventGrid")
                        .in())
                .isEqualTo(in("blobTrigger", "blob", "path", "in/{name}", "source", "EventGrid", "dataType", "binary"));
        assertThat(binding(app, "f.trigger=eventGrid").in()).isEqualTo(in("eventGridTrigger", "event"));
        assertThat(binding(app, "f.trigger=eventGrid").origin()).isEqualTo("f");
        assertThat(binding(f -> f.objects("f", (event, context) -> {}).unwrapped(), "f.trigger=queue f.queueName=blobs")
                        .trigger())
                .isEqualTo(Trigger.QUEUE);
    }

    private static FunctionApp schedule(String cron, String zone) {
        return f -> f.schedule("f", cron, ZoneId.of(zone), (occurrence, context) -> {});
    }

    @Test
    void aScheduleNeedsNoSettings() throws Exception {
        assertThat(binding(schedule("0 3 * * *", "UTC"), "").in())
                .isEqualTo(in("timerTrigger", "timer", "schedule", "0 0 3 * * *"));
        assertThat(binding(schedule("0 3 * * *", "UTC"), "f.trigger=timer f.useMonitor=false")
                        .in())
                .containsEntry("useMonitor", false);
        assertThat(binding(schedule("0 3 * * *", "UTC"), "").origin()).isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*/5 0-6,12 * * *; 0 */5 0-6,12 * * *",
                "15 3 1 JAN,JUL *; 0 15 3 1 1,7 *",
                "0 3 * * MON-FRI; 0 0 3 * * 1-5",
                "0 3 * * 7; 0 0 3 * * 0",
                "0 3 * * 5-7; 0 0 3 * * 0,5,6",
                "0 3 * * 1-7/2; 0 0 3 * * 0,1,3,5",
                "0 3 * * 0,7,*/3; 0 0 3 * * 0,3,6"
            })
    void schedulesGetSecondsAndSundayIsZero(String cron, String schedule) throws Exception {
        assertThat(binding(schedule(cron, "Etc/UTC"), "").in()).containsEntry("schedule", schedule);
    }

    @Test
    void schedulesThatAzureCannotSay() throws Exception {
        assertRefused(schedule("0 3 1 * 1", "UTC"), "", "both the days of the month and those of the week", "Write *");
        assertRefused(
                schedule("0 3 * * *", "Europe/Berlin"),
                "",
                "Europe/Berlin",
                "WEBSITE_TIME_ZONE",
                "timeZone=Europe/Berlin");
        assertRefused(schedule("0 3 * * *", "UTC"), "timeZone=Europe/Berlin", "time zone UTC", "in Europe/Berlin");
        assertRefused(schedule("0 3 * * *", "UTC"), "timeZone=Berlin", "timeZone", "Europe/Berlin");
        assertThat(binding(schedule("0 3 * * *", "Europe/Berlin"), "timeZone=Europe/Berlin")
                        .in())
                .containsEntry("schedule", "0 0 3 * * *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "warmup=true; f.trigger is missing; f.trigger=queue, serviceBusQueue",
                "f.trigger=sqs; \"sqs\"; queue, serviceBusQueue",
                "f.trigger=queue; f.queueName is missing; f.queueName=the queueName",
                "f.trigger=queue f.queueName=; \"\"; remove the line",
                "f.trigger=queue f.queueName=q f.authLevel=anonymous; f.authLevel, which means nothing; queueName",
                "f.trigger=queue f.queueName=q f.cardinality=many; f.cardinality; trigger",
                "f.trigger=queue f.queueName=q f.parking.queue=p; f.parking.queue; Known for it",
                "f.trigger=queue f.queueName=q f.retry.strategy=fixedDelay; no retry policy; remove the key",
                "f.trigger=queue f.queueName=q f.retry.delay=00:00:01; f.retry.delay; Known for it",
                "f.trigger=queue f.queueName=q g.queueName=q; unknown key g.queueName; is one of: f",
                "f.trigger=queue f.queueName=q warmup=yes; \"yes\"; true or false",
                "f.trigger=serviceBusQueue f.queueName=q f.connection=c f.isSessionsEnabled=1; \"1\"; true or false",
                "f.trigger=eventHub f.eventHubName=h f.connection=c f.cardinality=one; f.cardinality; Known for it",
                "f.trigger=kafka f.topic=t f.brokerList=b f.consumerGroup=g f.lagThreshold=0; \"0\"; a number from 1"
            })
    void refusesWrongSettings(String text, String what, String remedy) {
        assertRefused(PLAIN, text, "my.properties", what, remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "f.retry.strategy=often; fixedDelay or exponentialBackoff",
                "f.retry.strategy=fixedDelay; f.retry.maxRetryCount is missing",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=0; -1 to retry for ever",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=-2; -1 to retry for ever",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=x; -1 to retry for ever",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=1; f.retry.delay is missing",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=1 f.retry.delay=5s; 00:00:10",
                "f.retry.strategy=fixedDelay f.retry.maxRetryCount=1 f.retry.delay=-1; 00:00:10",
                "f.retry.strategy=exponentialBackoff f.retry.maxRetryCount=1 f.retry.minimum=00:00:01; f.retry.maximum"
            })
    void refusesWrongRetryPolicies(String text, String message) {
        assertRefused(PLAIN, "f.trigger=eventHub f.eventHubName=h f.connection=c " + text, message);
    }

    private static final String HUB = "f.trigger=eventHub f.eventHubName=h f.connection=c";
    private static final String KAFKA = "f.trigger=kafka f.topic=t f.brokerList=b f.consumerGroup=g";
    private static final String COSMOS = "f.trigger=cosmosDB f.databaseName=d f.containerName=c f.connection=c";
    private static final String FINITE = " f.retry.strategy=fixedDelay f.retry.maxRetryCount=3 f.retry.delay=00:00:05";
    private static final String FOR_EVER = FINITE.replace("=3", "=-1");

    @Test
    void refusesToLoseWhatFailed() throws Exception {
        FunctionApp changes = f -> f.changes("f", String.class, (change, context) -> {});
        for (String text : new String[] {HUB, HUB + FINITE, KAFKA, KAFKA + FINITE}) {
            assertRefused(PLAIN, text, "Function f would lose events", "parking(…)", "f.retry.maxRetryCount=-1");
            assertThat(binding(PARKING, text)).isNotNull();
        }
        assertRefused(changes, COSMOS + FINITE, "would lose events", "the retries are used up");
        assertThat(binding(PLAIN, HUB + FOR_EVER).retriesForEver()).isTrue();
        assertThat(binding(changes, COSMOS + FOR_EVER)).isNotNull();
        // the next run of a schedule comes anyway
        assertThat(binding(schedule("0 3 * * *", "UTC"), FINITE.trim()).retry()).containsEntry("maxRetryCount", 3);
    }

    @Test
    void refusesPartialFailuresWhereAllCouldOnlyComeAgainTogether() throws Exception {
        FunctionApp partial =
                f -> f.messages("f", String.class, (message, context) -> {}).partialFailures();
        FunctionApp both = f -> f.messages("f", String.class, (message, context) -> {})
                .partialFailures()
                .parking(PLACE);
        String many = "f.trigger=serviceBusQueue f.queueName=q f.connection=c f.cardinality=many";
        for (String text : new String[] {many, HUB + FOR_EVER, KAFKA + " f.cardinality=many" + FOR_EVER}) {
            assertRefused(partial, text, "Function f needs PARTIAL_FAILURES", "parking(…)", "partialFailures()");
            assertThat(binding(both, text)).isNotNull();
        }
        assertThat(binding(partial, "f.trigger=queue f.queueName=q")).isNotNull();
        assertThat(binding(partial, many.replace("many", "one"))).isNotNull();
    }

    @Test
    void refusesOrderWhereThereIsNone() throws Exception {
        FunctionApp ordered =
                f -> f.messages("f", String.class, (message, context) -> {}).ordered();
        String bus = "f.trigger=serviceBusQueue f.queueName=q f.connection=c";
        assertRefused(ordered, "f.trigger=queue f.queueName=q", "needs ORDERED_DELIVERY", "keeps no order");
        assertRefused(ordered, bus, "needs ORDERED_DELIVERY", "f.isSessionsEnabled=true");
        assertRefused(ordered, bus + " f.cardinality=many", "f.isSessionsEnabled=true");
        assertRefused(f -> f.objects("f", (event, context) -> {}).ordered(), "f.trigger=eventGrid", "keeps no order");
        assertThat(binding(ordered, bus + " f.isSessionsEnabled=true")).isNotNull();
        assertThat(binding(ordered, HUB + FOR_EVER)).isNotNull();
    }

    @Test
    void refusesWhatATriggerDoesNotTellOrBring() {
        FunctionApp old = f -> f.changes("f", String.class, (change, context) -> {})
                .needs(Capability.OLD_IMAGES)
                .parking(PLACE);
        FunctionApp objects = f -> f.objects("f", (event, context) -> {});

        assertRefused(old, COSMOS, "needs OLD_IMAGES", "documents as they are now", "needs(OLD_IMAGES)");
        assertRefused(objects, HUB, "objects(…)", "Event Hubs trigger", "another f.trigger");
        assertRefused(objects, "f.trigger=queue f.queueName=q", "objects(…)", "unwrapped()");
        assertRefused(PLAIN, "f.trigger=blob f.path=in/{name}", "messages(…)", "blob trigger");
        assertRefused(PLAIN, COSMOS, "messages(…)", "Cosmos DB trigger");
        assertRefused(PLAIN, "f.trigger=timer", "messages(…)", "no schedule");
        assertRefused(schedule("0 3 * * *", "UTC"), "f.trigger=queue f.queueName=q", "schedule(…)", "storage queue");
        assertRefused(
                f -> f.batches("f", byte[].class, (messages, context) -> BatchResult.done())
                        .parking(PLACE),
                KAFKA,
                "bodies of bytes",
                "Declare it with String");
        assertRefused(
                f -> f.messages("f", String.class, (message, context) -> {}).parking(Parking.output()),
                HUB,
                "f.parking.queue is missing",
                "Parking.output()");
        assertRefused(
                f -> f.messages("f", String.class, (message, context) -> {}).needs(Capability.KNOWN_DEADLINE),
                "f.trigger=queue f.queueName=q",
                "needs KNOWN_DEADLINE");
    }

    @Test
    void refusesNamesThatTheHostMistakes() {
        assertRefused(
                f -> f.messages("Warmup", String.class, (message, context) -> {}),
                "warmup=true Warmup.trigger=queue Warmup.queueName=q",
                "Warmup",
                "another name");
        assertRefused(
                f -> f.messages("my-lib", String.class, (message, context) -> {}),
                "my-lib.trigger=queue my-lib.queueName=q",
                "another name");
    }
}
