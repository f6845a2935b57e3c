package dev.peregrine.azure;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the worker's response. It holds one value for each header, so lines of one name are joined as RFC 9110, section 5.3,
 * allows; core refuses the exception, several cookies. The content goes as bytes, which the host sends as they are; text
 * would be encoded anew, and anything else turned into JSON.
 */
final class ResponseEncoder {
    private ResponseEncoder() {}

    static HttpResponseMessage encode(HttpResponse response, HttpRequestMessage<?> request) {
        // the enum of known codes has no place for others
        HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatusType.custom(response.status()));
        Headers headers = response.headers();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (isFirst(headers, i)) {
                List<String> lines = headers.all(name);
                builder.header(name, lines.size() == 1 ? lines.get(0) : String.join(", ", lines));
            }
        }
        byte[] body = response.body().bytes();
        if (body.length > 0 && !isHead(request)) {
            builder.body(body);
        }
        return builder.build();
    }

    private static boolean isFirst(Headers headers, int index) {
        for (int i = 0; i < index; i++) {
            if (headers.nameAt(i).equals(headers.nameAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHead(HttpRequestMessage<?> request) {
        try {
            return request.getHttpMethod() == HttpMethod.HEAD;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A response made without any class of core. */
    static HttpResponseMessage lastResort(HttpRequestMessage<?> request) {
        return request.createResponseBuilder(HttpStatusType.custom(500))
                .header("content-type", "application/problem+json")
                .body("{\"title\":\"Internal Server Error\",\"status\":500}".getBytes(StandardCharsets.US_ASCII))
                .build();
    }
}
