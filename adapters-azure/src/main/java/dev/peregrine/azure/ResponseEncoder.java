package dev.peregrine.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import java.nio.charset.StandardCharsets;

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
            if (indexOf(name, headers, 0) == i) {
                boolean only = indexOf(name, headers, i + 1) == headers.size();
                builder.header(name, only ? headers.valueAt(i) : String.join(", ", headers.all(name)));
            }
        }
        if (!response.body().isEmpty()) {
            builder.body(response.body().bytes());
        }
        return builder.build();
    }

    /** The first line of a name from an index on; the number of lines when there is none. */
    private static int indexOf(String name, Headers headers, int from) {
        int i = from;
        while (i < headers.size() && !headers.nameAt(i).equals(name)) {
            i++;
        }
        return i;
    }

    /** A response made without any class of core. */
    static HttpResponseMessage lastResort(HttpRequestMessage<?> request) {
        return request.createResponseBuilder(HttpStatusType.custom(500))
                .header("content-type", "application/problem+json")
                .body("{\"title\":\"Internal Server Error\",\"status\":500}".getBytes(StandardCharsets.US_ASCII))
                .build();
    }
}
