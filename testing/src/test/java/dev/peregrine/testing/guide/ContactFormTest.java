package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.Content.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.TestContext;
import dev.peregrine.testing.guide.ContactForm.Contact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// snippet: tests
class ContactFormTest {
    private final List<Contact> sent = new ArrayList<>();
    private final ContactForm form = new ContactForm(sent::add);

    @Test
    void sendsTheMessage() throws Exception {
        Contact contact = new Contact("Ada", "ada@example.com", "Hello");
        HttpRequest request = HttpRequest.of("POST", "/contact").withJson(contact);
        assertThat(form.handle(request, TestContext.create()).status()).isEqualTo(202);
        assertThat(sent).containsExactly(contact);
    }

    @EveryCloud
    void refusesAnEmptyMessage(Cloud cloud) {
        FunctionApp app = f -> f.http("contact", "POST /contact", form);
        String empty = "{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"message\":\"\"}";
        assertThat(cloud.app(app).post("/contact", json(empty))).isProblem(400).hasError("/message");
        assertThat(sent).isEmpty();
    }
}
// end
