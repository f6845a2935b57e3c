package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.Row;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole app, from the host's bytes to the host's bytes and to a mail server. */
class ContactAppTest {
    private MailBox box;

    @BeforeEach
    void open() {
        box = MailBox.open();
    }

    @AfterEach
    void close() {
        box.close();
    }

    private CloudApp app(Cloud cloud) {
        return cloud.app(new ContactApp(), box.environment());
    }

    private static Content json(String name, String email, String message) {
        return Content.json(Map.of("name", name, "email", email, "message", message));
    }

    private static Content form(String name, String email, String message) {
        return Content.form("name", name, "email", email, "message", message, "website", "");
    }

    static List<Row> contents() {
        return List.of(
                Row.of(
                        "JSON",
                        json("Zoë Ωμέγα 🦅", "zoe@example.org", "Two lines,\nof which one has ümläuts & <tags>.")),
                Row.of(
                        "a form",
                        form("Zoë Ωμέγα 🦅", "zoe@example.org", "Two lines,\r\nof which one has ümläuts & <tags>.")));
    }

    @EveryCloud(rows = "contents")
    void mailsWhatIsSent(Cloud cloud, Content content) throws Exception {
        HttpReply reply = app(cloud).post("/contact", content);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.response().contentType()).hasValue(MediaType.JSON);
        String reference = reply.json(ContactForm.Accepted.class).reference();
        MimeMessage mail = box.mail();
        assertThat(mail.getSubject()).isEqualTo("Message from Zoë Ωμέγα 🦅");
        assertThat(MailBox.recipients(mail)).containsExactly("team@example.com");
        assertThat(mail.getReplyTo()).hasSize(1);
        assertThat(MailBox.text(mail).strip())
                .isEqualTo("Two lines,\nof which one has ümläuts & <tags>.\n\n-- \nZoë Ωμέγα 🦅 <zoe@example.org>\n"
                        + "Reference: " + reference);
    }

    static List<Row> wrongFields() {
        return List.of(
                Row.of("no name", json(" ", "ada@example.org", "Hello"), "/name"),
                Row.of("a long name", form("a".repeat(101), "ada@example.org", "Hello"), "/name"),
                Row.of("a name of two lines", json("Ada\r\nBcc: eve@example.org", "ada@example.org", "Hello"), "/name"),
                Row.of("the same as a form", form("Ada\r\nBcc: eve@example.org", "ada@example.org", "Hello"), "/name"),
                Row.of(
                        "a line separator in the name",
                        json("Ada\u2028Bcc: eve@example.org", "a@example.org", "Hi"),
                        "/name"),
                Row.of("no address", form("Ada", "", "Hello"), "/email"),
                Row.of("no domain", json("Ada", "ada", "Hello"), "/email"),
                Row.of("two addresses", form("Ada", "ada@example.org,eve@example.org", "Hello"), "/email"),
                Row.of("an address of two lines", json("Ada", "a@example.org\r\nBcc: eve@example.org", "Hi"), "/email"),
                Row.of(
                        "the same with LF in a form",
                        form("Ada", "a@example.org\nBcc: eve@example.org", "Hi"),
                        "/email"),
                Row.of("a full-width address", json("Ada", "ada＠example.org", "Hello"), "/email"),
                Row.of("no message", json("Ada", "ada@example.org", "\r\n"), "/message"),
                Row.of("a long message", form("Ada", "ada@example.org", "a".repeat(5001)), "/message"),
                Row.of("a missing field", Content.json("{\"name\":\"Ada\",\"email\":\"ada@example.org\"}"), "/message"),
                Row.of("a null field", Content.json("{\"name\":\"Ada\",\"email\":null,\"message\":\"Hi\"}"), "/email"));
    }

    @EveryCloud(rows = "wrongFields")
    void namesTheWrongFieldInAProblemDocument(Cloud cloud, Content content, String pointer) {
        HttpReply reply = app(cloud).post("/contact", content);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().contentType()).hasValue(MediaType.PROBLEM_JSON);
        assertThat(reply.json(ContactPage.Problem.class).errors().orElseThrow())
                .extracting(ContactPage.FieldError::pointer)
                .containsExactly(pointer);
        assertThat(box.mails()).isEmpty();
    }

    static List<Row> wrongBodies() {
        return List.of(
                Row.of("malformed JSON", Content.json("{\"name\":"), 400),
                Row.of("a field of another type", Content.json("{\"name\":1}"), 400),
                Row.of("JSON that is no object", Content.json("[]"), 400),
                Row.of("another media type", Content.text("name=Ada"), 415),
                Row.of("no content", Content.none(), 415),
                Row.of(
                        "an unknown charset",
                        Content.of("application/x-www-form-urlencoded; charset=x", new byte[] {'a'}),
                        400),
                Row.of("more than 64 KB", json("Ada", "ada@example.org", "a".repeat(64 * 1024)), 413));
    }

    @EveryCloud(rows = "wrongBodies")
    void refusesAnotherBody(Cloud cloud, Content content, int status) {
        HttpReply reply = app(cloud).post("/contact", content);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.response().contentType()).hasValue(MediaType.PROBLEM_JSON);
        assertThat(box.mails()).isEmpty();
    }

    @EveryCloud
    void makesNoHeaderOfCharactersThatLoseTheirUpperByte(Cloud cloud) throws Exception {
        app(cloud).post("/contact", json("Ada\u560a\u560dBcc: eve@example.org", "ada@example.org", "Hello"));

        assertThat(box.mail().getHeader("Bcc")).isNull();
        assertThat(MailBox.recipients(box.mail())).containsExactly("team@example.com");
    }

    @EveryCloud
    void answersARobotAsItAnswersPeopleAndSendsNothing(Cloud cloud) {
        HttpReply reply = app(cloud)
                .post(
                        "/contact",
                        Content.form("name", "", "email", "x", "message", "Buy!", "website", "https://example.org"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json(ContactForm.Accepted.class).reference()).isNotEmpty();
        assertThat(box.mails()).isEmpty();
    }

    @EveryCloud
    void logsThatTheMailServerIsDownAndTellsNothingAboutIt(Cloud cloud) {
        box.close();

        HttpReply reply = app(cloud).post("/contact", json("Ada", "ada@example.org", "A secret"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.response().contentType()).hasValue(MediaType.PROBLEM_JSON);
        assertThat(reply.text())
                .contains("Your message could not be sent.")
                .doesNotContain("127.0.0.1", "Exception", "jakarta", "example", "secret");
        assertThat(reply.log()).hasSize(1);
        assertThat(reply.log().get(0)).contains("MailConnectException").doesNotContain("secret");
    }

    @EveryCloud
    void servesThePageAndAnswersPlainFormsWithIt(Cloud cloud) {
        CloudApp app = app(cloud);

        HttpReply page = app.get("/");
        HttpReply wrong = app.header("accept", "text/html").post("/contact", form("Zoë", "zoe", "Hello"));
        HttpReply right = app.header("accept", "text/html").post("/contact", form("Zoë", "zoe@example.org", "Hello"));

        assertPage(page.response(), 200);
        assertPage(wrong.response(), 400);
        assertThat(wrong.text())
                .contains(
                        "value=\"Zoë\"", "value=\"zoe\"", "Please enter one e-mail address, such as name@example.com.");
        assertPage(right.response(), 202);
        assertThat(right.text()).contains("Thank you!");
        assertThat(box.mails()).hasSize(1);
    }

    private static void assertPage(HttpResponse response, int status) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.contentType()).hasValue(MediaType.HTML);
        assertThat(response.header("content-security-policy")).isPresent();
        assertThat(response.text()).startsWith("<!doctype html>").endsWith("</html>\n");
    }
}
