package dev.peregrine.samples.contact;

import dev.peregrine.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the contact form on this machine: prints how it does on every wire format, then serves a page to try it. With
 * {@code --once} it ends after the table, with exit code 0 if every row is right.
 *
 * <p>Mails go to a server of its own, or to that of the environment when {@code SMTP_HOST} is set. {@code PORT} chooses the
 * page's port.
 */
final class TryIt {
    private static final List<String> VARIABLES =
            List.of("SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "STARTTLS", "MAIL_FROM", "MAIL_TO");

    private TryIt() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // no provider is what we want
        System.setProperty("sun.net.httpserver.nodelay", "true");
        boolean once = List.of(args).equals(List.of("--once"));
        if (args.length > 0 && !once) {
            System.err.println("Unknown arguments " + List.of(args) + "; the only one is --once");
            System.exit(2);
        }
        Environment environment = Environment.system();
        Optional<MailBox> box =
                environment.get("SMTP_HOST").isPresent() ? Optional.empty() : Optional.of(MailBox.open());
        boolean right;
        try {
            Map<String, String> variables = box.map(MailBox::variables).orElseGet(() -> given(environment));
            right = new FormatTable(variables, box).print(System.out);
            System.out.println();
            System.out.println(FormatTable.legend());
            if (!once) {
                serve(environment.get("PORT").map(Integer::valueOf).orElse(0), variables, box);
            }
        } finally {
            box.ifPresent(MailBox::close);
        }
        System.exit(right ? 0 : 1);
    }

    private static Map<String, String> given(Environment environment) {
        Map<String, String> variables = new HashMap<>();
        for (String name : VARIABLES) {
            environment.get(name).ifPresent(value -> variables.put(name, value));
        }
        return variables;
    }

    /** Serves until Ctrl-C. */
    private static void serve(int port, Map<String, String> variables, Optional<MailBox> box) throws Exception {
        Playground playground = Playground.start(port, variables, box);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            playground.close();
            box.ifPresent(MailBox::close);
        }));
        System.out.println("The form is at " + playground.url() + " (Ctrl-C ends it)");
        new CountDownLatch(1).await();
    }
}
