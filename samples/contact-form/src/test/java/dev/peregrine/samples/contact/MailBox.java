package dev.peregrine.samples.contact;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.peregrine.Environment;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real SMTP server on a free port of this machine, and the mails it was given. Close it: its thread is not a daemon. */
final class MailBox implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private MailBox() {
        server.start();
    }

    static MailBox open() {
        return new MailBox();
    }

    /** What the app's environment has to be for its mails to come here. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SMTP_HOST", server.getSmtp().getBindTo());
        variables.put("SMTP_PORT", String.valueOf(server.getSmtp().getPort()));
        variables.put("STARTTLS", "off");
        variables.put("MAIL_FROM", "form@example.com");
        variables.put("MAIL_TO", "team@example.com");
        return variables;
    }

    Environment environment() {
        return Environment.of(variables());
    }

    List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    /** The one mail there is. */
    MimeMessage mail() {
        List<MimeMessage> mails = mails();
        if (mails.size() != 1) {
            throw new AssertionError("There are " + mails.size() + " mails instead of one");
        }
        return mails.get(0);
    }

    static List<String> recipients(MimeMessage mail) throws MessagingException {
        return Arrays.stream(mail.getAllRecipients()).map(Object::toString).toList();
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return ((String) mail.getContent()).replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
