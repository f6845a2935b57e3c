package dev.peregrine.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.LambdaError;
import dev.peregrine.testing.runtime.LambdaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Direct invocations in AWS's runtime client. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeInvokeTest {
    @TempDir
    static Path folder;

    private static LambdaProcess function;

    @BeforeAll
    static void start() {
        function = LambdaRuntime.of(RuntimeApp.class, folder)
                .environment("PEREGRINE_FUNCTION", "checkout")
                .start();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    private static byte[] cart(String sku) {
        return ("{\"items\":[{\"sku\":\"" + sku + "\",\"price\":0.10,\"quantity\":3}]}").getBytes(UTF_8);
    }

    @Test
    void bindsThePayloadAndTheAnswer() {
        assertThat(function.invoke(cart("falcon")).text()).isEqualTo("{\"amount\":0.30}");
    }

    @Test
    void failsWithTheHandlersOwnExceptionAndGoesOn() {
        LambdaError error = function.invoke(cart("dodo")).error();
        assertThat(error.type()).isEqualTo(RuntimeApp.OutOfStock.class.getName());
        assertThat(error.message()).isEqualTo("No more dodo");
        assertThat(error.json()).contains("\"stackTrace\":[\"" + RuntimeApp.Checkout.class.getName() + ".handle(");
        assertThat(function.invoke(cart("falcon")).succeeded()).isTrue();
    }

    @Test
    void namesThePlaceOfAWrongField() {
        byte[] payload = "{\"items\":[{\"sku\":\"falcon\",\"price\":\"cheap\",\"quantity\":3}]}".getBytes(UTF_8);
        LambdaError error = function.invoke(payload).error();
        assertThat(error.type()).isEqualTo("dev.peregrine.json.JsonException");
        assertThat(error.message()).contains("/items/0/price");
    }

    @Test
    void refusesAPayloadThatIsNotJson() {
        LambdaError error = function.invoke("{\"items\":[".getBytes(UTF_8)).error();
        assertThat(error.type()).isEqualTo("dev.peregrine.json.JsonException");
    }
}
