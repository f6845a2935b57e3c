package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.RequestParametersEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.ResponseElementsEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.UserIdentityEntity;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the event class of S3, which has constructors where the others have setters. */
final class S3Binder {
    private S3Binder() {}

    static S3Event read(JsonParser parser) throws IOException {
        List<S3EventNotificationRecord> records = new ArrayList<>();
        if (object(EventBinder.any(parser)).get("Records") instanceof List<?> list) {
            for (Object record : list) {
                records.add(record(object(record)));
            }
        }
        return new S3Event(records);
    }

    private static S3EventNotificationRecord record(Map<?, ?> record) {
        Map<?, ?> response = object(record.get("responseElements"));
        return new S3EventNotificationRecord(
                text(record, "awsRegion"),
                text(record, "eventName"),
                text(record, "eventSource"),
                text(record, "eventTime"),
                text(record, "eventVersion"),
                new RequestParametersEntity(text(object(record.get("requestParameters")), "sourceIPAddress")),
                new ResponseElementsEntity(text(response, "x-amz-id-2"), text(response, "x-amz-request-id")),
                content(object(record.get("s3"))),
                identity(record.get("userIdentity")));
    }

    private static S3Entity content(Map<?, ?> s3) {
        Map<?, ?> bucket = object(s3.get("bucket"));
        Map<?, ?> object = object(s3.get("object"));
        Long size = object.get("size") instanceof Number number ? (Long) number.longValue() : null;
        return new S3Entity(
                text(s3, "configurationId"),
                new S3BucketEntity(text(bucket, "name"), identity(bucket.get("ownerIdentity")), text(bucket, "arn")),
                new S3ObjectEntity(
                        text(object, "key"),
                        size,
                        text(object, "eTag"),
                        text(object, "versionId"),
                        text(object, "sequencer")),
                text(s3, "s3SchemaVersion"));
    }

    private static UserIdentityEntity identity(@Nullable Object identity) {
        return new UserIdentityEntity(text(object(identity), "principalId"));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }
}
