package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events as AWS documents them, to be changed by a test. */
final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    static ObjectNode parse(String json) {
        return (ObjectNode) read(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads JSON with numbers to the digit. */
    static JsonNode exact(String json) {
        try {
            return JSON.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode httpApi() {
        return parse("""
                {
                  "version": "2.0",
                  "routeKey": "$default",
                  "rawPath": "/orders/7",
                  "rawQueryString": "tag=a&tag=b%20c",
                  "cookies": ["session=abc", "theme=dark"],
                  "headers": {
                    "accept": "text/html,application/json",
                    "content-type": "application/json",
                    "if-modified-since": "Wed, 21 Oct 2015 07:28:00 GMT"
                  },
                  "queryStringParameters": {"tag": "a,b c"},
                  "requestContext": {
                    "accountId": "123456789012",
                    "apiId": "api-id",
                    "authorizer": {
                      "jwt": {"claims": {"sub": "user-1", "aud": "shop"}, "scopes": ["orders:read", "orders:write"]}
                    },
                    "domainName": "api-id.execute-api.us-east-1.amazonaws.com",
                    "domainPrefix": "api-id",
                    "http": {
                      "method": "POST",
                      "path": "/orders/7",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "192.0.2.1",
                      "userAgent": "agent"
                    },
                    "requestId": "gateway-1",
                    "routeKey": "$default",
                    "stage": "$default",
                    "time": "12/Mar/2020:19:03:58 +0000",
                    "timeEpoch": 1583348638390
                  },
                  "body": "{\\"quantity\\":2}",
                  "pathParameters": {"id": "7"},
                  "isBase64Encoded": false,
                  "stageVariables": {"table": "orders"}
                }
                """);
    }

    static ObjectNode functionUrl() {
        return parse("""
                {
                  "version": "2.0",
                  "routeKey": "$default",
                  "rawPath": "/orders/7",
                  "rawQueryString": "tag=a&tag=b%20c",
                  "cookies": ["session=abc", "theme=dark"],
                  "headers": {
                    "cookie": "session=abc; theme=dark",
                    "content-type": "application/json"
                  },
                  "requestContext": {
                    "accountId": "123456789012",
                    "apiId": "url-id",
                    "authentication": null,
                    "authorizer": {
                      "iam": {
                        "accessKey": "AKIDEXAMPLE",
                        "accountId": "111122223333",
                        "callerId": "AIDACKCEVSQ6C2EXAMPLE",
                        "cognitoIdentity": null,
                        "principalOrgId": null,
                        "userArn": "arn:aws:iam::111122223333:user/example-user",
                        "userId": "AIDACOSFODNN7EXAMPLE2"
                      }
                    },
                    "domainName": "url-id.lambda-url.us-west-2.on.aws",
                    "domainPrefix": "url-id",
                    "http": {
                      "method": "POST",
                      "path": "/orders/7",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "192.0.2.2",
                      "userAgent": "agent"
                    },
                    "requestId": "url-1",
                    "routeKey": "$default",
                    "stage": "$default",
                    "time": "12/Mar/2020:19:03:58 +0000",
                    "timeEpoch": 1583348638390
                  },
                  "body": "{\\"quantity\\":2}",
                  "pathParameters": null,
                  "isBase64Encoded": false,
                  "stageVariables": null
                }
                """);
    }

    static ObjectNode restApi() {
        return parse("""
                {
                  "resource": "/{proxy+}",
                  "path": "/orders/7",
                  "httpMethod": "POST",
                  "headers": {"Content-Type": "application/json", "Accept": "application/json", "Cookie": "session=abc; theme=dark"},
                  "multiValueHeaders": {
                    "Content-Type": ["application/json"],
                    "Accept": ["text/html", "application/json"],
                    "Cookie": ["session=abc; theme=dark"]
                  },
                  "queryStringParameters": {"tag": "b c"},
                  "multiValueQueryStringParameters": {"tag": ["a", "b c"]},
                  "requestContext": {
                    "accountId": "123456789012",
                    "apiId": "rest-id",
                    "authorizer": {"claims": {"sub": "user-1"}, "principalId": "p", "integrationLatency": 5},
                    "domainName": "rest-id.execute-api.us-east-1.amazonaws.com",
                    "domainPrefix": "rest-id",
                    "extendedRequestId": "extended-1",
                    "httpMethod": "POST",
                    "identity": {
                      "accessKey": null,
                      "accountId": null,
                      "caller": null,
                      "cognitoAuthenticationProvider": null,
                      "cognitoAuthenticationType": null,
                      "cognitoIdentityId": null,
                      "cognitoIdentityPoolId": null,
                      "principalOrgId": null,
                      "sourceIp": "192.0.2.3",
                      "user": null,
                      "userAgent": "agent",
                      "userArn": null
                    },
                    "path": "/prod/orders/7",
                    "protocol": "HTTP/1.1",
                    "requestId": "rest-1",
                    "requestTime": "12/Mar/2020:19:03:58 +0000",
                    "requestTimeEpoch": 1583348638390,
                    "resourceId": "abc123",
                    "resourcePath": "/{proxy+}",
                    "stage": "prod"
                  },
                  "pathParameters": {"proxy": "orders/7"},
                  "stageVariables": {"table": "orders"},
                  "body": "{\\"quantity\\":2}",
                  "isBase64Encoded": false
                }
                """);
    }

    static ObjectNode loadBalancer() {
        return parse("""
                {
                  "requestContext": {
                    "elb": {"targetGroupArn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/orders/49e9d65c45c6791a"}
                  },
                  "httpMethod": "POST",
                  "path": "/orders/7",
                  "queryStringParameters": {"tag": "b%20c"},
                  "headers": {
                    "accept": "application/json",
                    "content-type": "application/json",
                    "cookie": "session=abc; theme=dark",
                    "x-amzn-trace-id": "Root=1-5c536348-3d683b8b04734faae651f476",
                    "x-forwarded-for": "203.0.113.9, 192.0.2.4"
                  },
                  "body": "{\\"quantity\\":2}",
                  "isBase64Encoded": false
                }
                """);
    }

    static ObjectNode loadBalancerMultiValue() {
        return parse("""
                {
                  "requestContext": {
                    "elb": {"targetGroupArn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/orders/49e9d65c45c6791a"}
                  },
                  "httpMethod": "POST",
                  "path": "/orders/7",
                  "multiValueQueryStringParameters": {"tag": ["a", "b%20c"]},
                  "multiValueHeaders": {
                    "accept": ["text/html", "application/json"],
                    "content-type": ["application/json"],
                    "cookie": ["session=abc", "theme=dark"],
                    "x-amzn-trace-id": ["Root=1-5c536348-3d683b8b04734faae651f476"],
                    "x-forwarded-for": ["203.0.113.9, 192.0.2.4"]
                  },
                  "body": "{\\"quantity\\":2}",
                  "isBase64Encoded": false
                }
                """);
    }
}
