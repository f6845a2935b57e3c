package dev.peregrine.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Events of each source as AWS documents them. */
final class LambdaEvents {
    static final String SQS = "{\"Records\":[" + sqs("m-1", "orders", "", body("1")) + ","
            + sqs("m-2", "orders", "", body("2")) + "," + sqs("m-3", "orders", "", "not an order") + "]}";

    static final String FIFO = "{\"Records\":["
            + sqs(
                    "m-1",
                    "orders.fifo",
                    "\"MessageGroupId\":\"g\",\"SequenceNumber\":\"18849496460467696128\",",
                    body("1"))
            + "]}";

    static final String SNS = """
            {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":\
            "arn:aws:sns:us-east-1:123456789012:orders:21be56ed","Sns":{"Type":"Notification","MessageId":"n-1",\
            "TopicArn":"arn:aws:sns:us-east-1:123456789012:orders","Subject":null,"Message":"{\\"id\\":\\"1\\"}",\
            "Timestamp":"2019-01-02T12:45:07.123Z","MessageAttributes":{"a":{"Type":"Binary","Value":"AAE="}}}}]}""";

    static final String S3 = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":\
            "2019-09-03T19:37:27.192Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0","bucket":{"name":\
            "photos","arn":"arn:aws:s3:::photos"},"object":{"key":"in/a+b%C3%A4.png","size":1305107,"eTag":"b21b84d653bb",\
            "versionId":"096fKKX","sequencer":"0C0F6F405D6ED209E1"}}}]}""";

    static final String S3_THROUGH_EVENT_BRIDGE = """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created","source":"aws.s3",\
            "account":"123456789012","time":"2021-11-12T00:00:00Z","region":"us-east-1","resources":["arn:aws:s3:::photos"],\
            "detail":{"version":"0","bucket":{"name":"photos"},"object":{"key":"a b","size":5,"etag":"b1946ac9",\
            "sequencer":"617f08299329d189"},"reason":"PutObject"}}""";

    static final String S3_WITHIN_SQS = "{\"Records\":[" + sqs("m-1", "orders", "", S3) + "]}";

    static final String KINESIS = "{\"Records\":[" + kinesis("49590338271490256608559692538361571095921575989136588898")
            + "," + kinesis("49590338271490256608559692538361571095921575989136588899") + "]}";

    static final String DYNAMO_DB = """
            {"Records":[{"eventID":"e-1","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb",\
            "awsRegion":"eu-west-1","dynamodb":{"ApproximateCreationDateTime":1717158600,"Keys":{"id":{"S":"1"}},\
            "NewImage":{"id":{"S":"1"},"count":{"N":"2"},"all":{"L":[{"B":"AAE="},{"M":{"a":{"NULL":true}}},{"NS":["1"]}]}},\
            "OldImage":{"id":{"S":"1"}},"SequenceNumber":"111","SizeBytes":59,"StreamViewType":"NEW_AND_OLD_IMAGES"},\
            "eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2024-05-31T12:30:00.123"}]}""";

    static final String KAFKA = """
            {"eventSource":"aws:kafka","eventSourceArn":"arn:aws:kafka:us-east-1:123456789012:cluster/clicks/751d2973-2",\
            "bootstrapServers":"b-1.clicks.c1.kafka.us-east-1.amazonaws.com:9092","records":{"clicks-0":[{"topic":"clicks",\
            "partition":0,"offset":15,"timestamp":1545084650987,"timestampType":"CREATE_TIME","key":"dXNlci03",\
            "value":"eyJpZCI6IjEifQ==","headers":[{"tenant":[110,-61,-74]}]}],"clicks-1":[{"topic":"clicks","partition":1,\
            "offset":7,"timestamp":1545084650987,"timestampType":"CREATE_TIME","value":null,"headers":[]}]}}""";

    static final String ACTIVE_MQ = """
            {"eventSource":"aws:mq","eventSourceArn":"arn:aws:mq:eu-west-1:123456789012:broker:shop:b-0f1e","messages":[\
            {"messageID":"ID:1","messageType":"jms/text-message","deliveryMode":1,"replyTo":null,"type":null,"expiration":\
            "60000","priority":4,"correlationId":"c-1","redelivered":false,"destination":{"physicalName":"orders"},\
            "timestamp":1717158600987,"brokerInTime":1717158600988,"brokerOutTime":1717158600989,"properties":{"a":"b"},\
            "data":"eyJpZCI6IjEifQ=="}]}""";

    static final String RABBIT_MQ = """
            {"eventSource":"aws:rmq","eventSourceArn":"arn:aws:mq:eu-west-1:123456789012:broker:shop:b-0f1e",\
            "rmqMessagesByQueue":{"orders::/":[{"basicProperties":{"contentType":"text/plain","headers":{"tenant":{"bytes":\
            [116,45,49]},"retries":3},"deliveryMode":2,"messageId":null,"timestamp":"May 31, 2024, 12:30:00 PM",\
            "bodySize":2},"redelivered":false,"data":"eyJpZCI6IjEifQ=="}]}}""";

    static final String RULE = """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Scheduled Event","source":"aws.events",\
            "account":"123456789012","time":"2021-11-12T00:00:00Z","region":"us-east-1",\
            "resources":["arn:aws:events:us-east-1:123456789012:rule/nightly"],"detail":{"a":[1.50]}}""";

    static final String SCHEDULER =
            "{\"peregrine.schedule\":{\"time\":\"2024-05-31T03:00:00Z\",\"name\":\"n\",\"id\":\"i\"}}";

    private LambdaEvents() {}

    private static String body(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static String sqs(String id, String queue, String attributes, String body) {
        return "{\"messageId\":\"" + id + "\",\"receiptHandle\":\"AQEB\",\"body\":\""
                + body.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"attributes\":{" + attributes
                + "\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1545082649183\"},\"messageAttributes\":{\"t\":"
                + "{\"stringValue\":\"n\",\"dataType\":\"String\"},\"b\":{\"binaryValue\":\"AAE=\",\"dataType\":\"Binary\"}},"
                + "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:us-east-1:123456789012:" + queue
                + "\",\"awsRegion\":\"us-east-1\"}";
    }

    private static String kinesis(String sequence) {
        String data = Base64.getEncoder().encodeToString(body(sequence).getBytes(StandardCharsets.UTF_8));
        return "{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"1\",\"sequenceNumber\":\"" + sequence
                + "\",\"data\":\"" + data + "\",\"approximateArrivalTimestamp\":1545084650.987},\"eventSource\":"
                + "\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":\"shardId-000000000006:" + sequence
                + "\",\"eventName\":\"aws:kinesis:record\",\"awsRegion\":\"us-east-2\",\"eventSourceARN\":"
                + "\"arn:aws:kinesis:us-east-2:123456789012:stream/clicks\"}";
    }
}
