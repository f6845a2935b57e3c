package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailerTest {
    private static final Contact CONTACT = new Contact("Ada", "ada@example.org", "Hello");

    private static Map<String, String> variables() {
        return new HashMap<>(Map.of(
                "SMTP_HOST", "smtp.example.com", "MAIL_FROM", "form@example.com", "MAIL_TO", "team@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP_HOST", "MAIL_FROM", "MAIL_TO"})
    void namesAVariableThatIsMissing(String variable) {
        Map<String, String> variables = variables();
        variables.remove(variable);

        assertThatThrownBy(() -> Mailer.from(Environment.of(variables)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void wantsAPasswordForItsUser() {
        Map<String, String> variables = variables();
        variables.put("SMTP_USER", "ada");

        assertThatThrownBy(() -> Mailer.from(Environment.of(variables)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("SMTP_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL_FROM,nobody",
        "MAIL_TO,a b@example.com",
        "MAIL_TO,','",
        "SMTP_PORT,smtp",
        "SMTP_PORT,-1",
        "SMTP_PORT,123456"
    })
    void namesAVariableThatIsWrong(String variable, String value) {
        Map<String, String> variables = variables();
        variables.put(variable, value);

        assertThatThrownBy(() -> Mailer.from(Environment.of(variables)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void sendsToEveryRecipient() throws Exception {
        try (MailBox box = MailBox.open()) {
            Map<String, String> variables = box.variables();
            variables.put("MAIL_TO", "Team <team@example.com>, boss@example.com");

            Mailer.from(Environment.of(variables)).send(CONTACT, "r-1");

            assertThat(box.mails()).hasSize(2);
            assertThat(MailBox.recipients(box.mails().get(0)))
                    .containsExactly("Team <team@example.com>", "boss@example.com");
        }
    }

    @Test
    void sendsNothingInClearTextUnlessToldSo() {
        try (MailBox box = MailBox.open()) {
            Map<String, String> variables = box.variables();
            variables.remove("STARTTLS");
            Mailer mailer = Mailer.from(Environment.of(variables));

            assertThatThrownBy(() -> mailer.send(CONTACT, "r-1"))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(box.mails()).isEmpty();
        }
    }

    @Test
    void logsInWithItsUserAndPassword() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.setUser("team@example.com", "form", "secret");
        server.start();
        try {
            Map<String, String> variables = variables();
            variables.put("SMTP_HOST", server.getSmtp().getBindTo());
            variables.put("SMTP_PORT", String.valueOf(server.getSmtp().getPort()));
            variables.put("STARTTLS", "off");
            variables.put("SMTP_USER", "form");
            variables.put("SMTP_PASSWORD", "wrong");
            Mailer wrong = Mailer.from(Environment.of(variables));
            variables.put("SMTP_PASSWORD", "secret");
            Mailer right = Mailer.from(Environment.of(variables));

            assertThatThrownBy(() -> wrong.send(CONTACT, "r-1")).isInstanceOf(AuthenticationFailedException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
            right.send(CONTACT, "r-2");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }
}
