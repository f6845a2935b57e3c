package dev.peregrine.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;
import com.microsoft.azure.functions.TraceContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the Java worker hands to a function, behaving as the worker's own classes do. */
final class Worker {
    private Worker() {}

    /** A request as the host's message describes it. */
    static class Request<T> implements HttpRequestMessage<Optional<T>> {
        private final String method;
        private final String url;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private Optional<T> body = Optional.empty();

        Request(String method, String url) {
            this.method = method;
            this.url = url;
        }

        Request<T> header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Request<T> query(String name, String value) {
            query.put(name, value);
            return this;
        }

        Request<T> body(T content) {
            body = Optional.of(content);
            return this;
        }

        @Override
        public URI getUri() {
            return URI.create(url);
        }

        @Override
        public HttpMethod getHttpMethod() {
            return HttpMethod.value(method);
        }

        @Override
        public Map<String, String> getHeaders() {
            return headers;
        }

        @Override
        public Map<String, String> getQueryParameters() {
            return query;
        }

        @Override
        public Optional<T> getBody() {
            return body;
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return new Response(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return new Response(status);
        }
    }

    /** A response, one value for each header. */
    static final class Response implements HttpResponseMessage, HttpResponseMessage.Builder {
        final Map<String, String> headers = new LinkedHashMap<>();
        private HttpStatusType status;
        private @Nullable Object body;

        Response(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public Builder status(HttpStatusType newStatus) {
            this.status = newStatus;
            return this;
        }

        @Override
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        @Override
        public Builder body(Object content) {
            this.body = content;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return this;
        }

        @Override
        public HttpStatusType getStatus() {
            return status;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return headers.get(name);
        }

        @Override
        public @Nullable Object getBody() {
            return body;
        }
    }

    /** A declared output; one that nothing was set to sends nothing. */
    static final class Output implements OutputBinding<List<String>> {
        private List<String> value = List.of();

        @Override
        public List<String> getValue() {
            return value;
        }

        @Override
        public void setValue(List<String> messages) {
            value = messages;
        }
    }

    /** The context of one invocation; keeps what is logged. */
    static final class Context implements ExecutionContext {
        final List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        private final Logger logger = Logger.getAnonymousLogger();
        private final String function;
        private final String traceparent;
        private int retryCount;
        private int maxRetryCount;

        Context(String function) {
            this(function, "");
        }

        Context(String function, String traceparent) {
            this.function = function;
            this.traceparent = traceparent;
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.ALL);
            logger.addHandler(new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            });
        }

        /** A try by a retry policy; without one the worker gives 0 for both. */
        Context retry(int count, int most) {
            retryCount = count;
            maxRetryCount = most;
            return this;
        }

        @Override
        public RetryContext getRetryContext() {
            return new RetryContext() {
                @Override
                public int getRetrycount() {
                    return retryCount;
                }

                @Override
                public int getMaxretrycount() {
                    return maxRetryCount;
                }

                @Override
                public @Nullable RpcException getException() {
                    return null;
                }
            };
        }

        @Override
        public Logger getLogger() {
            return logger;
        }

        @Override
        public String getInvocationId() {
            return "invocation-1";
        }

        @Override
        public String getFunctionName() {
            return function;
        }

        @Override
        public TraceContext getTraceContext() {
            return new TraceContext() {
                @Override
                public String getTraceparent() {
                    return traceparent;
                }

                @Override
                public String getTracestate() {
                    return traceparent.isEmpty() ? "" : "vendor=1";
                }

                @Override
                public Map<String, String> getAttributes() {
                    return Map.of();
                }
            };
        }
    }
}
