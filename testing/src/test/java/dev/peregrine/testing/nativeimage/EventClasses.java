package dev.peregrine.testing.nativeimage;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The vendor's classes that the AWS adapter fills by reflection, each as it must stand in the metadata. */
final class EventClasses {
    /** Which {@code context.as} hands out. S3Event is not among them: it is made by its constructors. */
    static final List<Class<?>> HANDED_OUT = List.of(
            APIGatewayProxyRequestEvent.class,
            APIGatewayV2HTTPEvent.class,
            ApplicationLoadBalancerRequestEvent.class,
            ActiveMQEvent.class,
            DynamodbEvent.class,
            KafkaEvent.class,
            KinesisEvent.class,
            RabbitMQEvent.class,
            ScheduledEvent.class,
            SNSEvent.class,
            SQSEvent.class);

    private static final Set<Class<?>> VALUES = Set.of(
            Object.class,
            String.class,
            Boolean.class,
            Long.class,
            Integer.class,
            ByteBuffer.class,
            Date.class,
            byte[].class);

    private final Set<Class<?>> seen = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    private final Set<String> needed = new TreeSet<>();

    private EventClasses() {}

    /** What is needed of each: {@code type: allPublicMethods, <init>()} for beans, {@code type: parse(String)} for texts. */
    static Set<String> needed() {
        EventClasses classes = new EventClasses();
        HANDED_OUT.forEach(classes::add);
        return classes.needed;
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            add(arguments[arguments.length - 1]);
        } else if (type instanceof Class<?> known && !known.isPrimitive() && !VALUES.contains(known)) {
            if (known.isEnum()) {
                needed.add(known.getName() + ": valueOf(java.lang.String)");
            } else if (isText(known)) {
                needed.add(known.getName() + ": parse(java.lang.String)");
            } else if (seen.add(known)) {
                needed.add(known.getName() + ": allPublicMethods, <init>()");
                addFields(known);
            }
        }
    }

    private void addFields(Class<?> bean) {
        for (Method setter : bean.getMethods()) {
            if (setter.getName().startsWith("set") && setter.getParameterCount() == 1) {
                add(setter.getGenericParameterTypes()[0]);
            }
        }
    }

    private static boolean isText(Class<?> type) {
        try {
            return type.getMethod("parse", String.class).getReturnType() == type;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }
}
