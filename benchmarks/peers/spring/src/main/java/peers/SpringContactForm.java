package peers;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.FunctionalSpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/** A function registered in code, the form that its documentation recommends for fast starts. */
@SpringBootConfiguration
public class SpringContactForm implements ApplicationContextInitializer<GenericApplicationContext> {
    public static void main(String[] args) {
        FunctionalSpringApplication.run(SpringContactForm.class, args);
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                "contact",
                FunctionRegistration.class,
                () -> new FunctionRegistration<>(new ContactFunction(), "contact")
                        .type(ResolvableType.forClassWithGenerics(
                                        Function.class, APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class)
                                .getType()));
    }
}
