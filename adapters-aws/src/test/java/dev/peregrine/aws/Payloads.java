package dev.peregrine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Events of services other than gateways as AWS documents them, to be changed by a test. */
final class Payloads {
    static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
    static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:orders";

    private Payloads() {}

    /** Puts records into the list that SQS, SNS and S3 send. */
    static ObjectNode records(ObjectNode... records) {
        ObjectNode event = Events.parse("{\"Records\":[]}");
        for (ObjectNode record : records) {
            ((ArrayNode) event.get("Records")).add(record);
        }
        return event;
    }

    /** The one record of an event. */
    static ObjectNode record(ObjectNode event) {
        return (ObjectNode) event.get("Records").get(0);
    }

    static ObjectNode sqs(String id, String body) {
        ObjectNode record = Events.parse("""
                {
                  "messageId": "",
                  "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                  "body": "",
                  "attributes": {
                    "ApproximateReceiveCount": "3",
                    "SentTimestamp": "1545082649183",
                    "SenderId": "AIDAIENQZJOLO23YVJ4VO",
                    "ApproximateFirstReceiveTimestamp": "1545082649185",
                    "AWSTraceHeader": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1"
                  },
                  "messageAttributes": {},
                  "md5OfBody": "098f6bcd4621d373cade4e832627b4f6",
                  "eventSource": "aws:sqs",
                  "eventSourceARN": "arn:aws:sqs:us-east-1:123456789012:orders",
                  "awsRegion": "us-east-1"
                }
                """);
        return record.put("messageId", id).put("body", body);
    }

    static ObjectNode fifo(String id, String group, String body) {
        ObjectNode record = sqs(id, body).put("eventSourceARN", QUEUE + ".fifo");
        ((ObjectNode) record.get("attributes"))
                .put("SequenceNumber", "18849496460467696128")
                .put("MessageGroupId", group)
                .put("MessageDeduplicationId", "dedup-" + id);
        return record;
    }

    static ObjectNode sns(String id, String text) {
        ObjectNode record = Events.parse("""
                {
                  "EventSource": "aws:sns",
                  "EventVersion": "1.0",
                  "EventSubscriptionArn": "arn:aws:sns:us-east-1:123456789012:orders:21be56ed-a058-49f5-8c98-aedd2564c486",
                  "Sns": {
                    "Type": "Notification",
                    "MessageId": "",
                    "TopicArn": "arn:aws:sns:us-east-1:123456789012:orders",
                    "Subject": "An order",
                    "Message": "",
                    "Timestamp": "2019-01-02T12:45:07.123Z",
                    "SignatureVersion": "1",
                    "Signature": "tcc6faL2yUC6dgZdmrwh1Y4cGa==",
                    "SigningCertUrl": "https://sns.us-east-1.amazonaws.com/SimpleNotificationService.pem",
                    "UnsubscribeUrl": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
                    "MessageAttributes": {}
                  }
                }
                """);
        ((ObjectNode) record.get("Sns")).put("MessageId", id).put("Message", text);
        return record;
    }

    /** The envelope in which SNS puts a message into a queue; two of its names are spelled in another way. */
    static ObjectNode envelope(String id, String text) {
        ObjectNode envelope = (ObjectNode) sns(id, text).get("Sns");
        envelope.set("SigningCertURL", envelope.remove("SigningCertUrl"));
        envelope.set("UnsubscribeURL", envelope.remove("UnsubscribeUrl"));
        return envelope;
    }

    static ObjectNode s3(String eventName, String key) {
        ObjectNode record = Events.parse("""
                {
                  "eventVersion": "2.1",
                  "eventSource": "aws:s3",
                  "awsRegion": "us-east-1",
                  "eventTime": "2019-09-03T19:37:27.192Z",
                  "eventName": "",
                  "userIdentity": {"principalId": "AWS:AIDAINPONIXQXHT3IKHL2"},
                  "requestParameters": {"sourceIPAddress": "192.0.2.1"},
                  "responseElements": {"x-amz-request-id": "D82B88E5F771F645", "x-amz-id-2": "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ"},
                  "s3": {
                    "s3SchemaVersion": "1.0",
                    "configurationId": "828aa6fc-f7b5-4305-8584-487c791949c1",
                    "bucket": {
                      "name": "photos",
                      "ownerIdentity": {"principalId": "A3I5XTEXAMAI3E"},
                      "arn": "arn:aws:s3:::photos"
                    },
                    "object": {
                      "key": "",
                      "size": 1305107,
                      "eTag": "b21b84d653bb07b05b1e6b33684dc11b",
                      "versionId": "096fKKXTRTtl3on89fVO.nfljtsv6qko",
                      "sequencer": "0C0F6F405D6ED209E1"
                    }
                  }
                }
                """);
        record.withObject("/s3/object").put("key", key);
        return record.put("eventName", eventName);
    }

    /** What S3 sends to a queue or a topic when its notifications have been set up. */
    static ObjectNode s3Test() {
        return Events.parse("""
                {
                  "Service": "Amazon S3",
                  "Event": "s3:TestEvent",
                  "Time": "2014-10-13T15:57:02.089Z",
                  "Bucket": "photos",
                  "RequestId": "5582815E1AEA5ADF",
                  "HostId": "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"
                }
                """);
    }

    static ObjectNode eventBridge(String source, String type, JsonNode detail) {
        ObjectNode event = Events.parse("""
                {
                  "version": "0",
                  "id": "17793124-05d4-b198-2fde-7ededc63b103",
                  "detail-type": "",
                  "source": "",
                  "account": "123456789012",
                  "time": "2021-11-12T00:00:00Z",
                  "region": "us-east-1",
                  "resources": []
                }
                """);
        event.put("detail-type", type).put("source", source).set("detail", detail);
        return event;
    }

    static ObjectNode s3ThroughEventBridge(String type, String key) {
        ObjectNode detail = Events.parse("""
                {
                  "version": "0",
                  "bucket": {"name": "photos"},
                  "object": {
                    "key": "",
                    "size": 5,
                    "etag": "b1946ac92492d2347c6235b4d2611184",
                    "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
                    "sequencer": "617f08299329d189"
                  },
                  "request-id": "N4N7GDK58NMKJ12R",
                  "requester": "123456789012",
                  "source-ip-address": "192.0.2.1",
                  "reason": "PutObject"
                }
                """);
        detail.withObject("/object").put("key", key);
        ObjectNode event = eventBridge("aws.s3", type, detail);
        event.withArray("/resources").add("arn:aws:s3:::photos");
        return event;
    }

    static ObjectNode ofRule(String ruleArn) {
        ObjectNode event = eventBridge("aws.events", "Scheduled Event", Events.parse("{}"));
        event.withArray("/resources").add(ruleArn);
        return event;
    }
}
