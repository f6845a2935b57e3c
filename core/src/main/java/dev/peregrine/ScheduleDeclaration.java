package dev.peregrine;

/** What can be added to the declaration of a function that runs at set times; see {@link EventFunctions#schedule}. */
public interface ScheduleDeclaration {
    /**
     * Puts an interceptor around this function's handler calls, inside the app's interceptors.
     *
     * @param interceptor the interceptor
     * @return this
     */
    ScheduleDeclaration intercept(Interceptor interceptor);

    /**
     * States what the function can't do without. A host that lacks it refuses to start the function.
     *
     * @param capabilities what is needed
     * @return this
     */
    ScheduleDeclaration needs(Capability... capabilities);
}
