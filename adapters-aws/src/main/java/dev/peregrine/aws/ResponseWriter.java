package dev.peregrine.aws;

import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.HttpStatus;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.text.Utf8;
import java.util.Base64;

/**
 * Writes a response as the JSON that a format takes, and nothing it doesn't: a REST API refuses unknown fields, a load balancer
 * refuses null and missing ones, an HTTP API takes JSON without a status for the body itself.
 *
 * <p>A body that is text goes from bytes to bytes.
 */
final class ResponseWriter {
    private ResponseWriter() {}

    /**
     * Writes a response.
     *
     * @throws IllegalStateException when the format can't hold its headers
     */
    static JsonWriter of(HttpResponse response, WireFormat format) {
        byte[] body = response.body().bytes();
        boolean base64 = isEncoded(response.headers()) || !Utf8.isWellFormed(body);
        byte[] content = base64 ? Base64.getEncoder().encode(body) : body;
        JsonWriter json = new JsonWriter(content.length + content.length / 8 + 256);
        json.object().name("statusCode").number(response.status());
        if (format.loadBalancer) {
            String status = Integer.toString(response.status()).concat(" ");
            json.name("statusDescription").text(status.concat(HttpStatus.reason(response.status())));
        }
        if (format.multiValue) {
            lists(json, response.headers());
        } else {
            values(json, response.headers(), format);
        }
        json.name("body").text(content);
        return json.name("isBase64Encoded").bool(base64).endObject();
    }

    /** Whether the content has a coding such as gzip, which some of the hosts would spoil as text. */
    private static boolean isEncoded(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.nameAt(i).equals("content-encoding")
                    && !headers.valueAt(i).equalsIgnoreCase("identity")) {
                return true;
            }
        }
        return false;
    }

    private static void lists(JsonWriter json, Headers headers) {
        json.name("multiValueHeaders").object();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (isRepetition(headers, i)) {
                continue;
            }
            json.name(name).array();
            for (int j = i; j < headers.size(); j++) {
                if (headers.nameAt(j).equals(name)) {
                    json.text(headers.valueAt(j));
                }
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void values(JsonWriter json, Headers headers, WireFormat format) {
        json.name("headers").object();
        boolean cookies = false;
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (format.cookiesApart() && name.equals("set-cookie")) {
                cookies = true;
            } else if (!isRepetition(headers, i)) {
                json.name(name).text(joined(headers, i, format));
            }
        }
        json.endObject();
        if (cookies) {
            json.name("cookies").array();
            for (int i = 0; i < headers.size(); i++) {
                if (headers.nameAt(i).equals("set-cookie")) {
                    json.text(headers.valueAt(i));
                }
            }
            json.endArray();
        }
    }

    private static boolean isRepetition(Headers headers, int index) {
        for (int i = 0; i < index; i++) {
            if (headers.nameAt(i).equals(headers.nameAt(index))) {
                return true;
            }
        }
        return false;
    }

    /** All lines of a name as one, which RFC 9110, section 5.3, allows for fields that are lists. */
    private static String joined(Headers headers, int index, WireFormat format) {
        String name = headers.nameAt(index);
        String value = headers.valueAt(index);
        StringBuilder all = null;
        for (int i = index + 1; i < headers.size(); i++) {
            if (headers.nameAt(i).equals(name)) {
                if (!isList(name)) {
                    throw new IllegalStateException("The response has several lines of the header " + name + ", and "
                            + format.host.title() + " can send only one; leave the others out");
                }
                if (all == null) {
                    all = new StringBuilder(value);
                }
                all.append(", ").append(headers.valueAt(i));
            }
        }
        return all == null ? value : all.toString();
    }

    private static boolean isList(String name) {
        return switch (name) {
            case "set-cookie",
                    "content-type",
                    "content-disposition",
                    "content-location",
                    "content-range",
                    "date",
                    "etag",
                    "expires",
                    "last-modified",
                    "location",
                    "retry-after",
                    "age" -> false;
            default -> true;
        };
    }
}
