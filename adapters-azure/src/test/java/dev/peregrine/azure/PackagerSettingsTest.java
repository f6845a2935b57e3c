package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.AppDefinition;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagerSettingsTest {
    private static final FunctionApp APP = f -> {
        f.http("contact", "/contact", (request, context) -> HttpResponse.of(204));
        f.invoke("sum", Integer.class, Integer.class, () -> (i, c) -> i);
    };

    private static PackagerSettings read(String text) throws IOException {
        return PackagerSettings.read(new StringReader(text), "my.properties", AppDefinition.of(APP));
    }

    @Test
    void readsWhatIsSaidOfEachFunction() throws Exception {
        PackagerSettings settings = read(
                "functionTimeout=-1\ncontact.authLevel=admin \ncontact.body=bytes\nsum.authLevel=function\nsum.route=/s");

        assertThat(settings.functionTimeout()).isEqualTo("-1");
        assertThat(settings.functions())
                .containsEntry("contact", new PackagerSettings.Function("admin", true, null))
                .containsEntry("sum", new PackagerSettings.Function("function", false, "/s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "contact.authLevel=anonymous; sum.authLevel; sum.authLevel=anonymous",
                "contact.authLevel=Anonymous; \"Anonymous\"; anonymous, function or admin",
                "contact.authLevel=; contact.authLevel; anonymous, function or admin",
                "A contact.body=binary; \"binary\"; text or bytes",
                "A contact.methods=GET; unknown key contact.methods; FUNCTION.authLevel",
                "A contac.body=text; unknown key contac.body; contact, sum",
                "A functiontimeout=00:05:00; unknown key functiontimeout; Write functionTimeout",
                "A functionTimeout=5m; \"5m\"; 00:05:00",
                "A contact.route=/x; contact.route; remove the key",
                "A sum.route=x; \"x\"; /sum",
                "A sum.route=/{x}; \"/{x}\"; without parameters",
                "A sum.authLevel=admin; sum.authLevel twice; remove one",
                "A contact.body=\\u00; can't be read; my.properties",
            })
    void refusesWhatIsWrongAndSaysWhatToWrite(String text, String what, String remedy) {
        String all = text.startsWith("A ")
                ? "contact.authLevel=anonymous\nsum.authLevel=anonymous\n" + text.substring(2)
                : text;

        assertThatThrownBy(() -> read(all))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("my.properties", what, remedy);
    }
}
