package dev.peregrine.testing.simulation;

import java.time.Duration;

/**
 * A platform as the simulator sees it: when it starts, keeps, fills and ends instances. The model, with what each value means
 * and does, is described in {@code docs/simulation.md}.
 *
 * <p>A request goes to an instance that is ready and has a free slot, chosen by {@link #routing()}; else to a free slot of one
 * that is still starting; else to a new one, while the instance limit, the account limit and the scaling limit allow it; else it
 * waits or is rejected.
 *
 * <p>Immutable and thread-safe: each {@code with…} gives another model.
 */
public final class PlatformModel {
    private String name;
    private Law init = Law.constant(Duration.ZERO);
    private Law keepAlive = Law.constant(Duration.ofMinutes(10));
    private int slots = 1;
    private int instanceLimit = Integer.MAX_VALUE;
    private int accountLimit = Integer.MAX_VALUE;
    private ScaleOut scaleOut = ScaleOut.unlimited();
    private int provisioned = 0;
    private Routing routing = Routing.MRU;
    private Waiting waiting = Waiting.none();
    private Duration timeout = Duration.ofNanos(Long.MAX_VALUE);
    private boolean timeoutEndsInstance = true;
    private Duration initLimit = Duration.ofNanos(Long.MAX_VALUE);
    private InitOverrun initOverrun = InitOverrun.FAIL;
    private Duration billingStep = Duration.ofMillis(1);

    private PlatformModel(String name) {
        this.name = name;
    }

    private PlatformModel(PlatformModel other) {
        name = other.name;
        init = other.init;
        keepAlive = other.keepAlive;
        slots = other.slots;
        instanceLimit = other.instanceLimit;
        accountLimit = other.accountLimit;
        scaleOut = other.scaleOut;
        provisioned = other.provisioned;
        routing = other.routing;
        waiting = other.waiting;
        timeout = other.timeout;
        timeoutEndsInstance = other.timeoutEndsInstance;
        initLimit = other.initLimit;
        initOverrun = other.initOverrun;
        billingStep = other.billingStep;
    }

    /**
     * A platform without limits: every request gets an instance at once, started in no time, which stays ten minutes.
     *
     * @param name what reports call it
     * @return the model
     */
    public static PlatformModel of(String name) {
        return new PlatformModel(name);
    }

    /**
     * What reports call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Changes what reports call it.
     *
     * @param name the name
     * @return the model with that changed
     */
    public PlatformModel withName(String name) {
        PlatformModel model = new PlatformModel(this);
        model.name = name;
        return model;
    }

    /**
     * How long a new instance takes to be ready for its first request. Default: no time.
     *
     * @return the law
     */
    public Law init() {
        return init;
    }

    /**
     * Changes how long a new instance takes to be ready for its first request. Default: no time.
     *
     * @param init the law
     * @return the model with that changed
     */
    public PlatformModel withInit(Law init) {
        PlatformModel model = new PlatformModel(this);
        model.init = init;
        return model;
    }

    /**
     * How long an instance stays idle, counted from the end of its last request, until it is ended. Default: ten minutes.
     *
     * @return the law; {@link Law#forever()} never ends one
     */
    public Law keepAlive() {
        return keepAlive;
    }

    /**
     * Changes how long an instance stays idle, counted from the end of its last request, until it is ended. Default: ten minutes.
     *
     * @param keepAlive the law; {@link Law#forever()} never ends one
     * @return the model with that changed
     */
    public PlatformModel withKeepAlive(Law keepAlive) {
        PlatformModel model = new PlatformModel(this);
        model.keepAlive = keepAlive;
        return model;
    }

    /**
     * How many requests one instance serves at the same time. Default: 1.
     *
     * @return at least 1
     */
    public int slots() {
        return slots;
    }

    /**
     * Changes how many requests one instance serves at the same time. Default: 1.
     *
     * @param slots at least 1
     * @return the model with that changed
     */
    public PlatformModel withSlots(int slots) {
        atLeast(1, slots, "slots of an instance");
        PlatformModel model = new PlatformModel(this);
        model.slots = slots;
        return model;
    }

    /**
     * How many instances there may be at the same time, starting and provisioned ones included. Default: no limit.
     *
     * @return at least 1; {@link Integer#MAX_VALUE} is no limit
     */
    public int instanceLimit() {
        return instanceLimit;
    }

    /**
     * Changes how many instances there may be at the same time, starting and provisioned ones included. Default: no limit.
     *
     * @param instanceLimit at least 1; {@link Integer#MAX_VALUE} is no limit
     * @return the model with that changed
     */
    public PlatformModel withInstanceLimit(int instanceLimit) {
        atLeast(1, instanceLimit, "instance limit");
        PlatformModel model = new PlatformModel(this);
        model.instanceLimit = instanceLimit;
        return model;
    }

    /**
     * How many requests may run at the same time. Default: no limit.
     *
     * @return at least 1; {@link Integer#MAX_VALUE} is no limit
     */
    public int accountLimit() {
        return accountLimit;
    }

    /**
     * Changes how many requests may run at the same time. Default: no limit.
     *
     * @param accountLimit at least 1; {@link Integer#MAX_VALUE} is no limit
     * @return the model with that changed
     */
    public PlatformModel withAccountLimit(int accountLimit) {
        atLeast(1, accountLimit, "account limit");
        PlatformModel model = new PlatformModel(this);
        model.accountLimit = accountLimit;
        return model;
    }

    /**
     * How fast instances may be started. Default: no limit.
     *
     * @return the limit
     */
    public ScaleOut scaleOut() {
        return scaleOut;
    }

    /**
     * Changes how fast instances may be started. Default: no limit.
     *
     * @param scaleOut the limit
     * @return the model with that changed
     */
    public PlatformModel withScaleOut(ScaleOut scaleOut) {
        PlatformModel model = new PlatformModel(this);
        model.scaleOut = scaleOut;
        return model;
    }

    /**
     * How many instances are there from the beginning and never end; one that is ended after a failure is replaced. They are routed to like all others. Default: none.
     *
     * @return at least 0, at most the instance limit
     */
    public int provisioned() {
        return provisioned;
    }

    /**
     * Changes how many instances are there from the beginning and never end; one that is ended after a failure is replaced. They are routed to like all others. Default: none.
     *
     * @param provisioned at least 0, at most the instance limit
     * @return the model with that changed
     */
    public PlatformModel withProvisioned(int provisioned) {
        atLeast(0, provisioned, "number of provisioned instances");
        PlatformModel model = new PlatformModel(this);
        model.provisioned = provisioned;
        return model;
    }

    /**
     * Which of several instances with a free slot gets a request. Default: the most recently used.
     *
     * @return the rule
     */
    public Routing routing() {
        return routing;
    }

    /**
     * Changes which of several instances with a free slot gets a request. Default: the most recently used.
     *
     * @param routing the rule
     * @return the model with that changed
     */
    public PlatformModel withRouting(Routing routing) {
        PlatformModel model = new PlatformModel(this);
        model.routing = routing;
        return model;
    }

    /**
     * What becomes of a request that no instance can serve. Default: it is rejected at once.
     *
     * @return how it waits
     */
    public Waiting waiting() {
        return waiting;
    }

    /**
     * Changes what becomes of a request that no instance can serve. Default: it is rejected at once.
     *
     * @param waiting how it waits
     * @return the model with that changed
     */
    public PlatformModel withWaiting(Waiting waiting) {
        PlatformModel model = new PlatformModel(this);
        model.waiting = waiting;
        return model;
    }

    /**
     * When a service is cut; the request then counts as timed out. Init isn't part of it. Default: never.
     *
     * @return longer than zero
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Changes when a service is cut; the request then counts as timed out. Init isn't part of it. Default: never.
     *
     * @param timeout longer than zero
     * @return the model with that changed
     */
    public PlatformModel withTimeout(Duration timeout) {
        Nanos.positive(timeout, "The timeout");
        PlatformModel model = new PlatformModel(this);
        model.timeout = timeout;
        return model;
    }

    /**
     * Whether a timeout ends the instance: it takes no new request, and ends with the last one that it has. Default: yes.
     *
     * @return true or false
     */
    public boolean timeoutEndsInstance() {
        return timeoutEndsInstance;
    }

    /**
     * Changes whether a timeout ends the instance: it takes no new request, and ends with the last one that it has. Default: yes.
     *
     * @param timeoutEndsInstance true or false
     * @return the model with that changed
     */
    public PlatformModel withTimeoutEndsInstance(boolean timeoutEndsInstance) {
        PlatformModel model = new PlatformModel(this);
        model.timeoutEndsInstance = timeoutEndsInstance;
        return model;
    }

    /**
     * How long an instance may take to be ready. Default: as long as it takes.
     *
     * @return longer than zero
     */
    public Duration initLimit() {
        return initLimit;
    }

    /**
     * Changes how long an instance may take to be ready. Default: as long as it takes.
     *
     * @param initLimit longer than zero
     * @return the model with that changed
     */
    public PlatformModel withInitLimit(Duration initLimit) {
        Nanos.positive(initLimit, "The init limit");
        PlatformModel model = new PlatformModel(this);
        model.initLimit = initLimit;
        return model;
    }

    /**
     * What happens at the init limit. Default: the start fails.
     *
     * @return what happens
     */
    public InitOverrun initOverrun() {
        return initOverrun;
    }

    /**
     * Changes what happens at the init limit. Default: the start fails.
     *
     * @param initOverrun what happens
     * @return the model with that changed
     */
    public PlatformModel withInitOverrun(InitOverrun initOverrun) {
        PlatformModel model = new PlatformModel(this);
        model.initOverrun = initOverrun;
        return model;
    }

    /**
     * What the time of a request is rounded up to in {@link Usage}. Default: 1 ms.
     *
     * @return longer than zero
     */
    public Duration billingStep() {
        return billingStep;
    }

    /**
     * Changes what the time of a request is rounded up to in {@link Usage}. Default: 1 ms.
     *
     * @param billingStep longer than zero
     * @return the model with that changed
     */
    public PlatformModel withBillingStep(Duration billingStep) {
        Nanos.positive(billingStep, "The billing step");
        PlatformModel model = new PlatformModel(this);
        model.billingStep = billingStep;
        return model;
    }

    /** One line with every value. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        text.append(": init ").append(init);
        text.append(", keepAlive ").append(keepAlive);
        text.append(", slots ").append(slots);
        text.append(", instanceLimit ").append(instanceLimit);
        text.append(", accountLimit ").append(accountLimit);
        text.append(", scaleOut ").append(scaleOut);
        text.append(", provisioned ").append(provisioned);
        text.append(", routing ").append(routing);
        text.append(", waiting ").append(waiting);
        text.append(", timeout ").append(timeout);
        text.append(", timeoutEndsInstance ").append(timeoutEndsInstance);
        text.append(", initLimit ").append(initLimit);
        text.append(", initOverrun ").append(initOverrun);
        text.append(", billingStep ").append(billingStep);
        return text.toString();
    }

    private static void atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException("The " + what + " is at least " + least + ", not " + value);
        }
    }
}
