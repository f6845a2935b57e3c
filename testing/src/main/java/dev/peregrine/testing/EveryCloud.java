package dev.peregrine.testing;

import dev.peregrine.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for every wire format of every cloud, with a parameter of type {@link Cloud}. What it started is
 * closed after it.
 *
 * <p>The configuration parameter {@code peregrine.clouds} (a system property, or a line in
 * {@code junit-platform.properties}) narrows a run, such as {@code -Dperegrine.clouds=aws-http-api,gcp}; a test that is left
 * with no cloud is reported as skipped. A cloud whose adapter is not on the class path fails its tests.
 *
 * <p>Names of clouds: {@code aws-http-api}, {@code aws-http-api-v1} (payload format 1.0), {@code aws-rest-api},
 * {@code aws-function-url}, {@code aws-alb}, {@code aws-alb-multi}, {@code gcp-http}, {@code azure-http}; for
 * {@link Kind#INVOKE} {@code aws-direct}, {@code gcp-http} and {@code azure-http}; for kinds of events one for each source, as in
 * {@code aws-sqs} ({@code docs/events-matrix.md} lists all). {@code aws}, {@code gcp} and {@code azure} stand for all of one
 * vendor. Other names are refused.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryCloudExtension.class)
public @interface EveryCloud {
    /**
     * The kind of functions that the test is about.
     *
     * @return by default HTTP
     */
    Kind kind() default Kind.HTTP;

    /**
     * The clouds to run on.
     *
     * @return names; all by default
     */
    String[] only() default {};

    /**
     * The clouds to leave out.
     *
     * @return names; none by default
     */
    String[] except() default {};

    /**
     * Leaves only clouds that can do something for functions of the kind, such as {@link Capability#PARTIAL_FAILURES}.
     *
     * @return what they must be able to do, all of it; nothing by default
     */
    Capability[] needs() default {};

    /**
     * Leaves only clouds that can't do something, for tests of how they refuse.
     *
     * @return what they must not be able to do, none of it; nothing by default
     */
    Capability[] lacks() default {};

    /**
     * Crosses the clouds with rows of cases: a static method without parameters, of the test's class or written as
     * {@code com.example.Cases#all}, that returns a stream, a collection or an array. Each element is a {@link Row}, an array
     * of arguments or a single argument.
     *
     * @return the method's name; none by default
     */
    String rows() default "";
}
