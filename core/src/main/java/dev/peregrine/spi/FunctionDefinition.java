package dev.peregrine.spi;

import dev.peregrine.Capability;
import dev.peregrine.EventDeclaration;
import dev.peregrine.Factory;
import dev.peregrine.HttpDeclaration;
import dev.peregrine.Interceptor;
import dev.peregrine.InvokeDeclaration;
import dev.peregrine.ScheduleDeclaration;
import dev.peregrine.TypeRef;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpFilter;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One declared function. Not changed once its app is defined. */
public final class FunctionDefinition
        implements HttpDeclaration, InvokeDeclaration, EventDeclaration, ScheduleDeclaration {
    private static final int MOST_PARALLEL = 1000;
    private static final int DEFAULT_RESERVE_MILLIS = 500;
    private static final Duration MOST_RESERVE = Duration.ofHours(1);

    private final AppDefinition app;
    private final String name;
    private final Kind kind;

    /** The handler itself, or the factory that creates it. */
    private final Object handler;

    private final boolean created;
    private final List<Route> routes = new ArrayList<>(2);

    /** Each a filter itself, or the factory that creates it. */
    private final List<Object> filters = new ArrayList<>(2);

    private final List<Interceptor> interceptors = new ArrayList<>(2);
    private final List<Capability> needs = new ArrayList<>(2);
    private final List<Type> types = new ArrayList<>(2);
    private boolean partialFailures;
    private boolean unwrapped;
    private int parallelism = 1;
    private long reserveMillis = DEFAULT_RESERVE_MILLIS;

    /** The parking place itself, or the factory that creates it. */
    private @Nullable Object parking;

    private @Nullable Cron cron;
    private @Nullable ZoneId zone;

    FunctionDefinition(AppDefinition app, String name, Kind kind, Object handler, boolean created) {
        this.app = app;
        this.name = name;
        this.kind = kind;
        this.handler = handler;
        this.created = created;
    }

    @Override
    public FunctionDefinition route(String route) {
        app.checkOpen();
        Route added = Route.of(route);
        app.checkCollision(name, added);
        routes.add(added);
        return this;
    }

    @Override
    public FunctionDefinition filter(HttpFilter filter) {
        app.checkOpen();
        filters.add(filter);
        return this;
    }

    @Override
    public FunctionDefinition filter(Factory<? extends HttpFilter> factory) {
        app.checkOpen();
        filters.add(factory);
        return this;
    }

    @Override
    public FunctionDefinition intercept(Interceptor interceptor) {
        app.checkOpen();
        interceptors.add(interceptor);
        return this;
    }

    @Override
    public FunctionDefinition needs(Capability... capabilities) {
        app.checkOpen();
        Collections.addAll(needs, capabilities);
        return this;
    }

    @Override
    public FunctionDefinition json(Class<?>... jsonTypes) {
        app.checkOpen();
        Collections.addAll(types, jsonTypes);
        return this;
    }

    @Override
    public FunctionDefinition json(TypeRef<?>... jsonTypes) {
        app.checkOpen();
        for (TypeRef<?> type : jsonTypes) {
            types.add(type.type());
        }
        return this;
    }

    @Override
    public FunctionDefinition partialFailures() {
        needs(Capability.PARTIAL_FAILURES);
        partialFailures = true;
        return this;
    }

    @Override
    public FunctionDefinition ordered() {
        return needs(Capability.ORDERED_DELIVERY);
    }

    @Override
    public FunctionDefinition parallel(int most) {
        app.checkOpen();
        if (most < 1 || most > MOST_PARALLEL) {
            throw new IllegalArgumentException(
                    "parallel(" + most + ") of function " + name + "; use a number from 1 to " + MOST_PARALLEL);
        }
        if (kind == Kind.BATCHES) {
            throw new IllegalArgumentException(
                    "Function " + name + " gets whole batches, which can't be run in parallel"
                            + " from outside; leave parallel(" + most + ") out, or declare it with messages(…)");
        }
        parallelism = most;
        return this;
    }

    @Override
    public FunctionDefinition parking(Factory<? extends Parking> factory) {
        return parkingPlace(factory);
    }

    @Override
    public FunctionDefinition parking(Parking place) {
        parkingPlace(place);
        return place == Parking.output() ? needs(Capability.PARKING_OUTPUT) : this;
    }

    private FunctionDefinition parkingPlace(Object place) {
        app.checkOpen();
        if (parking != null) {
            throw new IllegalArgumentException("Function " + name + " has two parking places; declare one");
        }
        parking = place;
        return this;
    }

    @Override
    public FunctionDefinition deadlineReserve(Duration reserve) {
        app.checkOpen();
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("The deadline reserve of function " + name + " is negative");
        }
        if (reserve.compareTo(MOST_RESERVE) > 0) {
            throw new IllegalArgumentException("The deadline reserve of function " + name + " is " + reserve
                    + ", more than any host lets a function run: no message would ever be started");
        }
        reserveMillis = reserve.toMillis();
        return this;
    }

    @Override
    public FunctionDefinition unwrapped() {
        app.checkOpen();
        unwrapped = true;
        return this;
    }

    FunctionDefinition type(Type type) {
        types.add(type);
        return this;
    }

    FunctionDefinition schedule(String expression, ZoneId inZone) {
        try {
            cron = Cron.of(expression);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Function " + name + ": " + e.getMessage(), e);
        }
        zone = inZone;
        return this;
    }

    FunctionDefinition types(Type input, Type output) {
        types.add(input);
        types.add(output);
        return this;
    }

    /**
     * The name.
     *
     * @return unique in the app
     */
    public String name() {
        return name;
    }

    /**
     * The kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The routes.
     *
     * @return at least one for {@link Kind#HTTP}, none for others
     */
    public List<Route> routes() {
        return Collections.unmodifiableList(routes);
    }

    /**
     * What the function can't do without.
     *
     * @return the capabilities
     */
    public List<Capability> needs() {
        return Collections.unmodifiableList(needs);
    }

    /**
     * Whether only what failed is to be delivered again.
     *
     * @return whether it is declared so
     */
    public boolean hasPartialFailures() {
        return partialFailures;
    }

    /**
     * Whether the event is to be taken out of the envelope of the service that carries it.
     *
     * @return whether it is declared so
     */
    public boolean isUnwrapped() {
        return unwrapped;
    }

    /**
     * Whether there is a parking place.
     *
     * @return whether one is declared
     */
    public boolean parks() {
        return parking != null;
    }

    /**
     * Whether messages are parked by an output of the host.
     *
     * @return whether it is declared so
     */
    public boolean parksByOutput() {
        return parking == Parking.output();
    }

    /**
     * The schedule of a function of kind {@link Kind#SCHEDULE}.
     *
     * @return the schedule, empty for other kinds
     */
    public Optional<Cron> cron() {
        return Optional.ofNullable(cron);
    }

    /**
     * The time zone of the schedule.
     *
     * @return the zone, empty for other kinds than {@link Kind#SCHEDULE}
     */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * What message bodies or documents are bound to.
     *
     * @return the type; empty for kinds without one
     */
    public Optional<Type> bodyType() {
        boolean typed = kind == Kind.MESSAGES || kind == Kind.BATCHES || kind == Kind.CHANGES;
        return typed ? Optional.of(types.get(0)) : Optional.empty();
    }

    int parallelism() {
        return parallelism;
    }

    long reserveMillis() {
        return reserveMillis;
    }

    @Nullable
    Object parking() {
        return parking;
    }

    /**
     * The types named in the declaration; of {@link Kind#INVOKE} the input and the output, in this order; of the kinds that
     * have a body or a document its type alone.
     */
    List<Type> types() {
        return types;
    }

    List<Object> filters() {
        return filters;
    }

    List<Interceptor> interceptors() {
        return interceptors;
    }

    Object createHandler() throws Exception {
        return created ? handler : ((Factory<?>) handler).create();
    }
}
