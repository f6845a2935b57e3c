package dev.peregrine.samples.contact;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.peregrine.Environment;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real SMTP server on a free port of this machine, and the mails it was given. Close it: its thread is not a daemon. */
final class MailBox implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String host;
    private final String port;

    private MailBox() {
        server.start();
        host = server.getSmtp().getBindTo();
        port = String.valueOf(server.getSmtp().getPort());
    }

    static MailBox open() {
        return new MailBox();
    }

    /** What the app's environment has to be for its mails to come here. */
    Map<String, String> variables() {
        return new HashMap<>(Map.of(
                "SMTP_HOST", host,
                "SMTP_PORT", port,
                "STARTTLS", "off",
                "MAIL_FROM", "form@example.com",
                "MAIL_TO", "team@example.com"));
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

    List<String> texts() throws MessagingException, IOException {
        List<String> texts = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            texts.add(text(mail));
        }
        return texts;
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
