package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedEventTest {
    private final LocalLambda http = LocalLambda.answering(HttpResponse.of(204));

    private void refuses(String payload, String what) {
        FixedContext context = new FixedContext();
        assertThatThrownBy(() -> http.invoke(payload.getBytes(StandardCharsets.UTF_8), context))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining("Lambda function shop runs HTTP functions")
                .hasMessageContaining(what)
                .hasNoCause();
        assertThat(context.logged).as("the runtime logs what is thrown").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"b\",\"eventSource\":\"aws:sqs\"}]} | an SQS event",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"m\"}}]} | an SNS event",
                "{\"Records\":[{\"s3\":{\"object\":{}},\"eventSource\":\"aws:s3\"}]} | an S3 event",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]} | a Kinesis event",
                "{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]} | a DynamoDB streams event",
                "{\"Records\":[{\"eventSource\":\"aws:ses\"}]} | an SES event",
                "{\"eventSource\":\"aws:kafka\",\"records\":{}} | a Kafka event",
                "{\"eventSource\":\"SelfManagedKafka\",\"records\":{}} | a Kafka event",
                "{\"eventSource\":\"aws:mq\",\"messages\":[]} | an ActiveMQ event",
                "{\"eventSource\":\"aws:amq\",\"messages\":[]} | an ActiveMQ event",
                "{\"eventSource\":\"aws:rmq\",\"rmqMessagesByQueue\":{}} | a RabbitMQ event",
                "{\"version\":\"0\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}} | an EventBridge event",
                "{\"awslogs\":{\"data\":\"H4sI\"}} | a CloudWatch Logs event",
                "{\"triggerSource\":\"PreSignUp_SignUp\",\"userPoolId\":\"p\"} | a Cognito event",
                "{\"invocationId\":\"i\",\"records\":[]} | a Firehose event",
                "{\"sessionState\":{},\"bot\":{}} | a Lex event",
                "{\"headers\":{\"a\":\"b\"},\"requestContext\":{\"connectionId\":\"c\",\"stage\":\"s\"}} | a WebSocket event",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":[\"b\"]},\"requestContext\":{\"serviceNetworkArn\":\"n\"}} | a request of VPC Lattice",
                "{\"requestContext\":{\"elb\":{}},\"path\":\"/\"} | without method or path",
                "[1,2] | a JSON array",
                "\"text\" | a single JSON value",
                "42 | a single JSON value",
                "null | a single JSON value",
                "{} | an empty JSON object",
                "{\"quantity\":2} | an event of unknown kind",
                "{\"httpMethod\":\"GET\"} | an event of unknown kind",
                "{\"rawPath\":\"/\",\"requestContext\":{\"stage\":\"s\"}} | an event of unknown kind",
                "{\"Records\":[{\"eventSource\":\"my:own\"}]} | an event of unknown kind",
            })
    void namesWhatHasArrived(String payload, String what) {
        refuses(payload, what);
    }

    @Test
    void refusesARequestToAnAuthorizerThoughItHoldsTheWholeHttpRequest() {
        refuses(Events.restApi().put("type", "REQUEST").put("methodArn", "arn").toString(), "Lambda authorizer");
        refuses(Events.httpApi().put("type", "REQUEST").put("routeArn", "arn").toString(), "Lambda authorizer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 200, 900})
    void refusesATruncatedPayload(int length) {
        refuses(Events.httpApi().toString().substring(0, length), "it ends too early");
    }

    @Test
    void refusesAnEmptyPayload() {
        refuses("", "an empty payload");
    }

    @Test
    void refusesWhatFollowsTheEvent() {
        refuses(Events.httpApi() + "{}", "something follows the JSON value");
    }

    @Test
    void quotesNothingOfAPayloadThatIsNoJson() {
        assertThatThrownBy(() -> http.invoke("{secret}".getBytes(StandardCharsets.UTF_8), new FixedContext()))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining("8 bytes")
                .hasMessageContaining("is not JSON")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void goesOnAfterAnEventItRefused() {
        ObjectNode event = Events.httpApi();
        refuses("{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}", "an SQS event");

        assertThat(http.invoke(event).get("statusCode").intValue()).isEqualTo(204);
    }
}
