package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Parameters;
import dev.peregrine.testing.TestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContactPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final ContactPage page;

    ContactPageTest() throws Exception {
        page = new ContactPage();
    }

    private HttpResponse shown() {
        return page.handle(HttpRequest.of("GET", "/"), TestContext.create());
    }

    private HttpResponse filtered(HttpRequest request, HttpResponse answer) throws Exception {
        return page.filter(request, TestContext.create(), (r, c) -> answer);
    }

    private static HttpRequest form(String... fields) {
        return HttpRequest.of("POST", "/contact")
                .withForm(Parameters.of(fields))
                .withHeader("accept", BROWSER);
    }

    @Test
    void showsAnEmptyForm() {
        HttpResponse response = shown();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).hasValue(MediaType.HTML);
        assertThat(response.text())
                .contains("<form action=\"contact\" method=\"post\">", "<p id=\"name-error\" class=\"error\"></p>")
                .doesNotContain("{{", "}}\"");
    }

    @Test
    void labelsEveryField() {
        Matcher field = Pattern.compile("<(?:input|textarea) id=\"(\\w+)\" name=\"(\\w+)\"")
                .matcher(shown().text());

        int fields = 0;
        for (; field.find(); fields++) {
            assertThat(field.group(2)).isEqualTo(field.group(1));
            assertThat(shown().text()).contains("<label for=\"" + field.group(1) + "\">");
        }
        assertThat(fields).isEqualTo(4);
    }

    @Test
    void allowsNothingButItsOwnStyleAndScript() throws Exception {
        HttpResponse response = shown();

        String policy = response.header("content-security-policy").orElseThrow();
        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe");
        for (String tag : new String[] {"style", "script"}) {
            Matcher inline = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                    .matcher(response.text());
            assertThat(inline.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(policy)
                    .contains(tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
            assertThat(inline.find()).isFalse();
        }
        assertThat(response.text()).doesNotContain(" style=", " onclick=", "javascript:", "src=", "href=\"http");
    }

    @Test
    void leavesTheAnswersToScriptsAsTheyAre() throws Exception {
        HttpResponse answer = HttpResponse.json(202, new ContactForm.Accepted("r-1"));
        HttpRequest request = form().withHeader("accept", "application/json");

        HttpResponse response = filtered(request, answer);

        assertThat(response.text()).isEqualTo("{\"reference\":\"r-1\"}");
        assertThat(response.contentType()).hasValue(MediaType.JSON);
        assertThat(response.header("vary")).hasValue("accept");
    }

    @Test
    void thanksAVisitorWithoutScript() throws Exception {
        HttpResponse response = filtered(
                form("name", "Ada", "message", "Hello"), HttpResponse.json(202, new ContactForm.Accepted("<r-1>")));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.contentType()).hasValue(MediaType.HTML);
        assertThat(response.text())
                .contains("<p id=\"notice\" class=\"good\" role=\"status\">Thank you!", "Reference: &lt;r-1&gt;</p>")
                .doesNotContain("Ada", "Hello");
    }

    @Test
    void showsAVisitorWithoutScriptWhatToCorrectAndKeepsTheRest() throws Exception {
        HttpProblem problem = HttpProblem.of(400, "Please correct.").error("/email", "No \"address\".");

        HttpResponse response = filtered(
                form("name", "\"><script>alert(1)</script>", "email", "a'b", "message", "</textarea>&amp;"),
                problem.response());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.contentType()).hasValue(MediaType.HTML);
        assertThat(response.header("content-security-policy")).isPresent();
        assertThat(response.text())
                .contains("<p id=\"notice\" class=\"bad\" role=\"status\">Please correct.</p>")
                .contains("name=\"name\" value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .contains("value=\"a'b\" autocomplete=\"email\" maxlength=\"254\" required aria-invalid=\"true\"")
                .contains("<p id=\"email-error\" class=\"error\">No &quot;address&quot;.</p>")
                .contains(">&lt;/textarea&gt;&amp;amp;</textarea>")
                .contains("<p id=\"name-error\" class=\"error\"></p>");
    }

    @Test
    void showsTheFormToABrowserThatAsksInAnotherWay() throws Exception {
        HttpResponse answer = HttpProblem.of(405, "This path answers POST")
                .withHeader("allow", "POST")
                .response();

        HttpResponse response = filtered(HttpRequest.of("GET", "/contact").withHeader("accept", BROWSER), answer);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("allow")).hasValue("POST");
        assertThat(response.text()).contains("This path answers POST", "<form ");
    }

    @Test
    void doesNotSendBackWhatWasTooLarge() throws Exception {
        HttpResponse response = filtered(
                form("message", "x".repeat(70_000)), HttpProblem.of(413).response());

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).hasSizeLessThan(20_000);
    }
}
