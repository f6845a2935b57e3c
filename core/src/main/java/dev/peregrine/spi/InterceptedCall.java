package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Handler;
import dev.peregrine.Interceptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One handler call on its way through the interceptors. Used by one thread. */
final class InterceptedCall implements Interceptor.Proceed {
    private final Handler<Object, Object> handler;
    private final List<Interceptor> interceptors;
    private final Object input;
    private final Context context;
    private int next;
    private boolean answered;
    private @Nullable Object answer;

    InterceptedCall(Handler<Object, Object> handler, List<Interceptor> interceptors, Object input, Context context) {
        this.handler = handler;
        this.interceptors = interceptors;
        this.input = input;
        this.context = context;
    }

    @Nullable
    Object run() throws Exception {
        proceed();
        if (!answered) {
            throw new IllegalStateException(
                    "An interceptor did not proceed, or hid the handler's failure, so that function "
                            + context.functionName() + " has no answer; use an HttpFilter to answer in its place");
        }
        return answer;
    }

    @Override
    public void proceed() throws Exception {
        int step = next++;
        if (step < interceptors.size()) {
            interceptors.get(step).around(input, context, this);
        } else if (step == interceptors.size()) {
            answer = handler.handle(input, context);
            answered = true;
        } else {
            throw new IllegalStateException("An interceptor proceeded twice; an input is handled at most once");
        }
    }
}
