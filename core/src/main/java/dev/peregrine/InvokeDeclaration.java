package dev.peregrine;

/** What can be added to the declaration of a directly invoked function; see {@link Functions#invoke}. */
public interface InvokeDeclaration {
    /**
     * Puts an interceptor around this function's handler calls, inside the app's interceptors.
     *
     * @param interceptor the interceptor
     * @return this
     */
    InvokeDeclaration intercept(Interceptor interceptor);

    /**
     * States what the function can't do without. A host that lacks it refuses to start the function.
     *
     * @param capabilities what is needed
     * @return this
     */
    InvokeDeclaration needs(Capability... capabilities);
}
