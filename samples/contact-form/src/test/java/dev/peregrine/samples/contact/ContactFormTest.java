package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peregrine.http.Body;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Parameters;
import dev.peregrine.testing.TestContext;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handler as what it is, a plain object; over every cloud's wire format see {@link ContactAppTest}. */
class ContactFormTest {
    private MailBox box;
    private ContactForm form;

    @BeforeEach
    void open() {
        box = MailBox.open();
        form = new ContactForm(Mailer.from(box.environment()));
    }

    @AfterEach
    void close() {
        box.close();
    }

    private HttpResponse post(Map<String, String> fields) {
        return post(request().withJson(fields));
    }

    private HttpResponse post(HttpRequest request) {
        return form.handle(
                request, TestContext.builder().invocationId("reference-1").build());
    }

    private static HttpRequest request() {
        return HttpRequest.of("POST", "/contact");
    }

    private static Map<String, String> fields(String name, String email, String message) {
        return Map.of("name", name, "email", email, "message", message);
    }

    private static Map<String, String> errors(HttpProblem problem) {
        assertThat(problem.status()).isEqualTo(400);
        return problem.response().json(ContactPage.Problem.class).errors().orElseThrow().stream()
                .collect(Collectors.toMap(ContactPage.FieldError::pointer, ContactPage.FieldError::detail));
    }

    private Map<String, String> errors(Map<String, String> fields) {
        Map<String, String> errors = errors(catchThrowableOfType(HttpProblem.class, () -> post(fields)));
        assertThat(box.mails()).isEmpty();
        return errors;
    }

    @Test
    void sendsAnEmailAndAnswersWithItsReference() throws Exception {
        HttpResponse response = post(fields("Ada Lovelace", "ada@example.org", "Dear all,\r\nwhat a nice form!\r\n"));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.json(ContactForm.Accepted.class).reference()).isEqualTo("reference-1");
        MimeMessage mail = box.mail();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("form@example.com");
        assertThat(MailBox.recipients(mail)).containsExactly("team@example.com");
        assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("Ada Lovelace <ada@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Message from Ada Lovelace");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(mail.getMessageID()).endsWith("@example.com>");
        assertThat(MailBox.text(mail).strip()).isEqualTo("""
                Dear all,
                what a nice form!

                --\s
                Ada Lovelace <ada@example.org>
                Reference: reference-1""");
    }

    @Test
    void readsWhatAnHtmlFormSends() throws Exception {
        HttpResponse response = post(request()
                .withForm(Parameters.of(
                        "name", "Zoë", "email", "zoe@example.org", "message", "1 + 1 = 2\r\nüé", "website", "")));

        assertThat(response.status()).isEqualTo(202);
        assertThat(MailBox.text(box.mail())).startsWith("1 + 1 = 2\nüé\n\n");
    }

    @Test
    void keepsNamesAndMessagesInEveryScript() throws Exception {
        post(fields("Ωμέγα 山田 🦅", "o@example.org", "مرحبا 👋"));

        assertThat(box.mail().getSubject()).isEqualTo("Message from Ωμέγα 山田 🦅");
        assertThat(box.mail().getReplyTo()[0])
                .hasToString(box.mail().getHeader("Reply-To", null).replace("\r\n", ""));
        assertThat(MailBox.text(box.mail())).startsWith("مرحبا 👋\n");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        assertThat(errors(Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/name", "Please enter your name.",
                        "/email", "Please enter your e-mail address.",
                        "/message", "Please enter a message."));
    }

    @Test
    void takesTheLongestFieldsAndNothingLonger() {
        String longestEmail = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

        assertThat(longestEmail).hasSize(254);
        assertThat(post(fields("n".repeat(100), longestEmail, "語".repeat(5000))).status())
                .isEqualTo(202);
        assertThat(box.mails()).hasSize(1);
        box.close();
        open();
        assertThat(errors(fields("n".repeat(101), longestEmail + "d", "m".repeat(5001))))
                .containsOnlyKeys("/name", "/email", "/message");
    }

    @Test
    void countsALineBreakOnceHoweverItIsSent() {
        assertThat(post(fields("Ada", "ada@example.org", "m\r\n".repeat(2499) + "mm"))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.de", "a.b+c_d@x-y.example.org", "o'neil!#$%&*/=?^`{|}~-@example.org", "1@1.example"})
    void takesEveryOrdinaryAddress(String email) throws Exception {
        post(fields("Ada", email, "Hello"));

        assertThat(((InternetAddress) box.mail().getReplyTo()[0]).getAddress()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@example.",
                "ada@.org",
                "a b@example.org",
                "ada@exa_mple.org",
                "ada@example.org, eve@example.org",
                "Ada <ada@example.org>",
                "ada@-example.org",
                "ada@[127.0.0.1]",
                "\"a b\"@example.org",
                "ada@exämple.org",
                "аda@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\nBcc:eve@example.org",
                "ada\r@example.org",
                "ada@example.org\u2028Bcc:eve@example.org",
                "ada\u0000@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "ada@example.org%0d%0aBcc:eve@example.org",
                "ada@ｅxample.org"
            })
    void refusesWhatIsNotOneAddress(String email) {
        assertThat(errors(fields("Ada", email, "Hello"))).containsOnlyKeys("/email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.org",
                "Ada\nBcc: eve@example.org",
                "Ada\rBcc: eve@example.org",
                "Ada\r\n\r\n<h1>Another body</h1>",
                "Ada\u0085Bcc: eve@example.org",
                "Ada\u2028Bcc: eve@example.org",
                "Ada\u2029Bcc: eve@example.org",
                "Ada\u0000",
                "Ada\u000bBcc: eve@example.org",
                "A\tda"
            })
    void refusesANameThatIsNotOneLine(String name) {
        // one in the middle, because blanks around a field are cut off
        assertThat(errors(fields("Dr. " + name + " L.", "ada@example.org", "Hello")))
                .containsOnlyKeys("/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u560a\u560dBcc: eve@example.org", // its lower bytes are a line break
                "Ada%0d%0aBcc: eve@example.org",
                "Ada\\r\\nBcc: eve@example.org",
                "=?UTF-8?Q?Ada=0D=0ABcc:_eve@example.org?=",
                "\"Ada\" <eve@example.org>, <mallory@example.org>",
                "Ada\" <eve@example.org>",
                "<script>alert('Ada')</script>"
            })
    void makesNoHeaderAndNoAddressOfAStrangeName(String name) throws Exception {
        post(fields(name, "ada@example.org", "Hello"));

        MimeMessage mail = box.mail();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(MailBox.recipients(mail)).containsExactly("team@example.com");
        assertThat(mail.getHeader("Reply-To")).hasSize(1);
        assertThat(mail.getReplyTo()).hasSize(1);
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("ada@example.org");
    }

    @Test
    void refusesControlCharactersInAMessage() {
        assertThat(errors(fields("Ada", "ada@example.org", "Hello\u0000there"))).containsOnlyKeys("/message");
        assertThat(errors(fields("Ada", "ada@example.org", "Hello\u001b[2Jthere")))
                .containsOnlyKeys("/message");
    }

    @Test
    void sendsAMessageThatLooksLikeSmtpAsItIs() throws Exception {
        post(fields("Ada", "ada@example.org", "one\n.\nRCPT TO:<eve@example.org>\nBcc: eve@example.org\n\nFrom me"));

        assertThat(MailBox.recipients(box.mail())).containsExactly("team@example.com");
        assertThat(MailBox.text(box.mail()))
                .startsWith("one\n.\nRCPT TO:<eve@example.org>\nBcc: eve@example.org\n\nFrom me\n");
    }

    @ParameterizedTest
    @CsvSource({"buy things,name,ada@example.org,Hello", "x,'','',''"})
    void answersARobotAsIfAllWereWellAndSendsNothing(String website, String name, String email, String message) {
        HttpResponse asForm = post(request()
                .withForm(Parameters.of("name", name, "email", email, "message", message, "website", website)));
        HttpResponse asJson =
                post(request().withJson(Map.of("name", name, "email", email, "message", message, "website", website)));

        for (HttpResponse response : List.of(asForm, asJson)) {
            assertThat(response.status()).isEqualTo(202);
            assertThat(response.text()).isEqualTo("{\"reference\":\"reference-1\"}");
        }
        assertThat(box.mails()).isEmpty();
    }

    @Test
    void refusesMoreThan64Kilobytes() {
        String json = "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}";
        String fits = json + " ".repeat(64 * 1024 - json.length());

        HttpRequest tooLong =
                request().withBody(MediaType.JSON, Body.of(fits + " ", java.nio.charset.StandardCharsets.UTF_8));
        assertThat(catchThrowableOfType(HttpProblem.class, () -> post(tooLong)).status())
                .isEqualTo(413);
        assertThat(box.mails()).isEmpty();
        assertThat(post(request().withBody(MediaType.JSON, Body.of(fits, java.nio.charset.StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"})
    void namesTheMediaTypesItTakes(String type) {
        HttpRequest request =
                request().withJson(fields("Ada", "ada@example.org", "Hello")).withHeader("content-type", type);

        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> post(request));

        assertThat(problem.status()).isEqualTo(415);
        assertThat(problem.response().header("accept")).hasValue("application/json, application/x-www-form-urlencoded");
    }

    @Test
    void saysThatTheMailServerIsDownAndNothingAboutIt() {
        box.close();

        HttpProblem problem =
                catchThrowableOfType(HttpProblem.class, () -> post(fields("Ada", "ada@example.org", "Hello")));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem).hasCauseInstanceOf(jakarta.mail.MessagingException.class);
        assertThat(problem.response().text())
                .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"Your message could not be sent. Please try again in a few minutes.\"}");
    }
}
