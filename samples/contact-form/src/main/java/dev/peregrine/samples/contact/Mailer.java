package dev.peregrine.samples.contact;

import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.Properties;

/** Sends e-mails over SMTP, each over a connection of its own. Thread-safe. */
public final class Mailer {
    private final Session session;
    private final Optional<String> user;
    private final Optional<String> password;
    private final InternetAddress from;
    private final InternetAddress[] to;

    private Mailer(
            Properties smtp,
            Optional<String> user,
            Optional<String> password,
            InternetAddress from,
            InternetAddress[] to) {
        this.session = Session.getInstance(smtp);
        this.user = user;
        this.password = password;
        this.from = from;
        this.to = to;
    }

    /**
     * A mailer for the server that the environment names.
     *
     * @param environment {@code SMTP_HOST}, {@code MAIL_FROM} (an address that the server lets us use) and {@code MAIL_TO}
     *     (one or more, separated by commas) must be set. {@code SMTP_PORT} is 587 by default; 465 and 2465 mean TLS from the first
     *     byte, every other port STARTTLS unless {@code STARTTLS} is {@code off}. {@code SMTP_USER} and
     *     {@code SMTP_PASSWORD} log in.
     * @return the mailer; it has not connected yet
     * @throws StartupException when a variable is missing or wrong
     */
    public static Mailer from(Environment environment) {
        InternetAddress[] from = addresses(environment, "MAIL_FROM");
        InternetAddress[] to = addresses(environment, "MAIL_TO");
        Optional<String> user = environment.get("SMTP_USER");
        Optional<String> password = user.map(name -> environment.require("SMTP_PASSWORD"));
        String port = environment.get("SMTP_PORT").orElse("587");
        if (!port.matches("\\d{1,5}")) {
            throw new StartupException("The environment variable SMTP_PORT must be a number, such as 587");
        }
        boolean tls = port.equals("465") || port.equals("2465");
        boolean startTls = !tls && !environment.get("STARTTLS").orElse("on").equalsIgnoreCase("off");

        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", environment.require("SMTP_HOST"));
        smtp.put("mail.smtp.port", port);
        smtp.put("mail.smtp.ssl.enable", String.valueOf(tls));
        smtp.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        smtp.put("mail.smtp.starttls.required", String.valueOf(startTls));
        smtp.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        // a bare server offers nothing that we would use, so we need not ask
        smtp.put("mail.smtp.ehlo", String.valueOf(tls || startTls || user.isPresent()));
        // the name we greet with and the Message-ID; without these the host's own name is looked up
        smtp.put("mail.smtp.localhost", from[0].getAddress().replaceFirst(".*@", ""));
        smtp.put("mail.from", from[0].getAddress());
        // all of it ends before any cloud gives up on the request
        smtp.put("mail.smtp.connectiontimeout", "5000");
        smtp.put("mail.smtp.timeout", "10000");
        smtp.put("mail.smtp.writetimeout", "10000");
        return new Mailer(smtp, user, password, from[0], to);
    }

    private static InternetAddress[] addresses(Environment environment, String variable) {
        String value = environment.require(variable);
        try {
            InternetAddress[] addresses = InternetAddress.parse(value, true);
            if (addresses.length == 0) {
                throw new AddressException("No address");
            }
            for (InternetAddress address : addresses) {
                address.validate();
            }
            return addresses;
        } catch (AddressException e) {
            throw new StartupException(
                    "The environment variable " + variable + " must hold an e-mail address, such as name@example.com",
                    e);
        }
    }

    /**
     * Sends a visitor's message. The e-mail comes from our own address, because a server may send for no other; an answer to
     * it goes to the visitor.
     *
     * @param contact the message
     * @param reference names it
     * @throws MessagingException when the server can't be reached or doesn't take it
     */
    public void send(Contact contact, String reference) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(from);
        mail.setRecipients(RecipientType.TO, to);
        mail.setReplyTo(new InternetAddress[] {visitor(contact)});
        mail.setSubject("Message from " + contact.name(), "UTF-8");
        mail.setText(
                contact.message() + "\n\n-- \n" + contact.name() + " <" + contact.email() + ">\nReference: " + reference
                        + "\n",
                "UTF-8");
        if (user.isPresent() && password.isPresent()) {
            Transport.send(mail, user.get(), password.get());
        } else {
            Transport.send(mail);
        }
    }

    private static InternetAddress visitor(Contact contact) {
        try {
            return new InternetAddress(contact.email(), contact.name(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every JVM has UTF-8", e);
        }
    }
}
