package dev.peregrine.samples.contact;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A mail as the playground shows it.
 *
 * @param via the wire format that its submission came through
 */
record Delivered(String via, String subject, String from, String to, String replyTo, String text, String source) {
    static Delivered of(String via, MimeMessage mail) {
        try {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            mail.writeTo(source);
            return new Delivered(
                    via,
                    mail.getSubject(),
                    joined(mail.getFrom()),
                    joined(mail.getAllRecipients()),
                    joined(mail.getReplyTo()),
                    MailBox.text(mail),
                    source.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail server keeps a mail that can't be read", e);
        }
    }

    private static String joined(Object[] addresses) {
        return Arrays.stream(addresses).map(Delivered::readable).collect(Collectors.joining(", "));
    }

    private static String readable(Object address) {
        return address instanceof jakarta.mail.internet.InternetAddress internet
                ? internet.toUnicodeString()
                : "" + address;
    }
}
