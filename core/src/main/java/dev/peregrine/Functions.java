package dev.peregrine;

import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.json.JsonCodec;

/**
 * Where a {@link FunctionApp} declares its functions and what they share.
 *
 * <p>Every function has a name, unique in the app, of letters, digits, {@code -} and {@code _}, starting with a letter. A
 * wrong declaration is refused at once with an {@link IllegalArgumentException} that says what to change.
 *
 * <p>Used by one thread, and only until {@link FunctionApp#define} returns; then every method but {@link #environment()}
 * throws {@link IllegalStateException}.
 */
public interface Functions extends EventFunctions {
    /**
     * Declares an HTTP function.
     *
     * @param name the function's name
     * @param route the methods and the path it answers: {@code "POST /orders/{id}"}, {@code "GET|PUT /orders/{id}"},
     *     {@code "/files/{path...}"}. Without methods it answers all of them. {@code {id}} matches one segment that isn't
     *     empty; a last {@code {path...}} matches the rest of the path, also an empty one. Of several matching routes the
     *     most specific wins: text before {@code {id}} before {@code {path...}}, from left to right. {@code GET} answers
     *     {@code HEAD} too, and {@code OPTIONS} is answered unless a route names it.
     * @param factory creates the handler
     * @return the declaration, to add to it
     */
    HttpDeclaration http(String name, String route, Factory<? extends HttpHandler> factory);

    /**
     * Declares an HTTP function whose handler needs nothing from the environment.
     *
     * @param name the function's name
     * @param route as above
     * @param handler the handler
     * @return the declaration, to add to it
     */
    HttpDeclaration http(String name, String route, HttpHandler handler);

    /**
     * Declares a function that is invoked directly, with JSON in and out. {@code byte[]} as input or output stands for the
     * raw payload, {@code Object} for any JSON but {@code null}, and {@code Void} as output for none, which answers
     * {@code null}.
     *
     * @param name the function's name
     * @param input what the payload is bound to
     * @param output what the handler answers with
     * @param factory creates the handler
     * @param <I> the input
     * @param <O> the output
     * @return the declaration, to add to it
     */
    <I, O> InvokeDeclaration invoke(
            String name, Class<I> input, Class<O> output, Factory<? extends Handler<? super I, ? extends O>> factory);

    /**
     * As {@link #invoke(String, Class, Class, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param input what the payload is bound to
     * @param output what the handler answers with
     * @param handler the handler
     * @param <I> the input
     * @param <O> the output
     * @return the declaration, to add to it
     */
    <I, O> InvokeDeclaration invoke(
            String name, Class<I> input, Class<O> output, Handler<? super I, ? extends O> handler);

    /**
     * As {@link #invoke(String, Class, Class, Handler)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param input what the payload is bound to
     * @param output what the handler answers with
     * @param handler the handler
     * @param <I> the input
     * @param <O> the output
     * @return the declaration, to add to it
     */
    <I, O> InvokeDeclaration invoke(
            String name, TypeRef<I> input, TypeRef<O> output, Handler<? super I, ? extends O> handler);

    /**
     * As {@link #invoke(String, Class, Class, Factory)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param input what the payload is bound to
     * @param output what the handler answers with
     * @param factory creates the handler
     * @param <I> the input
     * @param <O> the output
     * @return the declaration, to add to it
     */
    <I, O> InvokeDeclaration invoke(
            String name,
            TypeRef<I> input,
            TypeRef<O> output,
            Factory<? extends Handler<? super I, ? extends O>> factory);

    /**
     * Declares a resource that several handlers use.
     *
     * @param factory creates it, at most once per running instance
     * @param <T> the resource
     * @return where factories get it
     */
    <T> Shared<T> shared(Factory<? extends T> factory);

    /**
     * The environment, for factories and hooks: {@code f.shared(() -> Mailer.from(f.environment()))}.
     *
     * @return the environment of the running instance
     * @throws IllegalStateException when called while the app is being declared
     */
    Environment environment();

    /**
     * Puts a filter around every HTTP function of the app, inside the filters added before it.
     *
     * @param filter the filter
     */
    void filter(HttpFilter filter);

    /**
     * Puts a filter around every HTTP function of the app, inside the filters added before it.
     *
     * @param factory creates the filter when the instance starts
     */
    void filter(Factory<? extends HttpFilter> factory);

    /**
     * Puts an interceptor around every handler call of the app, inside the interceptors added before it.
     *
     * @param interceptor the interceptor
     */
    void intercept(Interceptor interceptor);

    /**
     * Puts an interceptor around every handler call of the app, inside the interceptors added before it.
     *
     * @param factory creates the interceptor when the instance starts
     */
    void intercept(Factory<? extends Interceptor> factory);

    /**
     * Chooses how JSON is read and written: {@code f.json(JsonCodec::databind)}. Without it {@link JsonCodec#light()}.
     *
     * @param factory creates the codec when the instance starts
     */
    void json(Factory<? extends JsonCodec> factory);

    /**
     * Runs a hook when an instance starts, before its first invocation. When it throws, the start-up fails.
     *
     * @param hook the hook
     */
    void onStart(Hook hook);

    /**
     * Runs a hook when an instance is closed; hooks run in reverse order, before shared resources are closed. Best effort:
     * no vendor's runtime promises a shutdown, so nothing may depend on it.
     *
     * @param hook the hook
     */
    void onClose(Hook hook);

    /**
     * Runs a hook before the host takes a snapshot of the started process (AWS SnapStart, CRaC). When it throws, the
     * snapshot fails.
     *
     * @param hook the hook
     */
    void beforeSnapshot(Hook hook);

    /**
     * Runs a hook after the process was restored from a snapshot, before its first invocation: renew connections,
     * credentials and random seeds here. When it throws, the restore fails.
     *
     * @param hook the hook
     */
    void afterRestore(Hook hook);
}
