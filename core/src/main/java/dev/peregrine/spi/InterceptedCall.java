package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Interceptor;
import dev.peregrine.event.BatchResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One handler call on its way through the interceptors. Used by one thread. */
final class InterceptedCall {
    private final Kind kind;
    private final Object handler;
    private final List<Interceptor> interceptors;
    private final Object input;
    private final Context context;
    private final Thread owner = Thread.currentThread();
    private boolean over;
    private boolean answered;
    private @Nullable Object answer;

    InterceptedCall(Kind kind, Object handler, List<Interceptor> interceptors, Object input, Context context) {
        this.kind = kind;
        this.handler = handler;
        this.interceptors = interceptors;
        this.input = input;
        this.context = context;
    }

    @Nullable
    Object run() throws Exception {
        try {
            new Step(0).proceed();
        } finally {
            over = true;
        }
        if (!answered && kind.isEvent()) {
            return BatchResult.done();
        }
        if (!answered) {
            throw new IllegalStateException(
                    "An interceptor did not proceed, or hid the handler's failure, so that function "
                            + context.functionName() + " has no answer; use an HttpFilter to answer in its place");
        }
        return answer;
    }

    /** What one interceptor, or at last the handler, is called by. */
    private final class Step implements Interceptor.Proceed {
        private final int number;
        private boolean taken;

        Step(int number) {
            this.number = number;
        }

        @Override
        public void proceed() throws Exception {
            // run like this, the handler would end after its input was acknowledged, and its failure would be lost
            if (Thread.currentThread() != owner || over) {
                throw new IllegalStateException("An interceptor of function " + context.functionName()
                        + " proceeded in another thread than its own, or after its call had ended");
            }
            if (taken) {
                throw new IllegalStateException("An interceptor proceeded twice; an input is handled at most once");
            }
            taken = true;
            if (number < interceptors.size()) {
                interceptors.get(number).around(input, context, new Step(number + 1));
            } else {
                answer = HandlerCall.call(kind, handler, input, context);
                answered = true;
            }
        }
    }
}
