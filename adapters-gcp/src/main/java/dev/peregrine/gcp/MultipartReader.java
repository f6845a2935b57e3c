package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.MultipartForm;
import dev.peregrine.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a multipart form together again: Google's invoker has taken it apart before the function sees the request, and its
 * bytes are gone. The order of the parts is lost with them.
 */
final class MultipartReader {
    private MultipartReader() {}

    /** Returns the form's bytes anew, or null when the invoker hasn't taken them apart and they can still be read. */
    static @Nullable Body read(HttpRequest request, String type) {
        Map<String, HttpRequest.HttpPart> taken;
        try {
            taken = request.getParts();
        } catch (IllegalStateException e) {
            return null;
        } catch (CompletionException e) {
            throw refusal(e);
        }
        if (request.getContentLength() < 0) {
            // the invoker keeps one part of each name, and without a length none can be missed
            throw HttpProblem.of(
                    411, "Send a multipart form with its Content-Length, not chunked: this host can lose parts of it");
        }
        Optional<MediaType> mediaType = MediaType.parse(type);
        String boundary =
                mediaType.isPresent() ? mediaType.get().parameter("boundary").orElse("") : "";
        if (boundary.isEmpty()) {
            throw HttpProblem.of(400, "The Content-Type of the form isn't well-formed");
        }
        Body body = MultipartForm.of(boundary, parts(taken)).body();
        long missing = request.getContentLength() - body.size();
        if (missing > leastOfAPart(boundary, taken) / 2) {
            throw lost(missing);
        }
        return body;
    }

    private static HttpProblem refusal(CompletionException e) {
        // Jetty throws an IllegalStateException for its limits, an IOException for what is malformed
        return e.getCause() instanceof IllegalStateException
                ? HttpProblem.of(
                                413,
                                "The multipart form has more than 100 parts, or a part with headers of more than 8192 bytes")
                        .causedBy(e)
                : HttpProblem.of(400, "The multipart form is malformed").causedBy(e);
    }

    private static List<Part> parts(Map<String, HttpRequest.HttpPart> taken) {
        List<Part> parts = new ArrayList<>(taken.size());
        for (Map.Entry<String, HttpRequest.HttpPart> entry : taken.entrySet()) {
            String name = entry.getKey();
            if (name == null) {
                throw HttpProblem.of(400, "The multipart form is malformed: a part has no name");
            }
            HttpRequest.HttpPart part = entry.getValue();
            try {
                parts.add(Part.of(
                        name,
                        part.getFileName(),
                        RequestReader.headers(part.getHeaders()),
                        part.getInputStream().readAllBytes()));
            } catch (IOException e) {
                throw HttpProblem.of(400, "A part of the multipart form can't be read")
                        .causedBy(e);
            }
        }
        return parts;
    }

    /**
     * The fewest bytes that a part takes which shares its name with one of these: its delimiter, the line that names it, the
     * line breaks behind. White space in headers, the one way in which forms of the same parts differ in practice, is well
     * below half of that.
     */
    private static int leastOfAPart(String boundary, Map<String, HttpRequest.HttpPart> taken) {
        int shortestName = 0;
        for (String name : taken.keySet()) {
            shortestName = shortestName == 0 ? name.length() : Math.min(shortestName, name.length());
        }
        return "\r\n--\r\n".length()
                + boundary.length()
                + "Content-Disposition:form-data;name=\r\n\r\n".length()
                + shortestName;
    }

    private static HttpProblem lost(long missing) {
        return HttpProblem.of(
                        501,
                        "The form can't be read on this host: parts share a name, or bytes stand outside of the parts. Give"
                                + " each part a name of its own.")
                .causedBy(new IllegalStateException("Google's function invoker has dropped " + missing
                        + " bytes of a multipart form: of several parts with one name it keeps only the last. The request was"
                        + " refused with status 501; give each part a name of its own, or upload files one by one."));
    }
}
