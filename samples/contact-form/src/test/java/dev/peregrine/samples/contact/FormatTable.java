package dev.peregrine.samples.contact;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends mails through every wire format and tells how that went. */
final class FormatTable {
    /** One cold, the others warm. */
    private static final int SUBMISSIONS = 6;

    private final Map<String, String> variables;
    private final Optional<MailBox> box;

    /** Without a mail box the server of the variables is somebody else's, and we can't look into it. */
    FormatTable(Map<String, String> variables, Optional<MailBox> box) {
        this.variables = variables;
        this.box = box;
    }

    /**
     * Prints the table.
     *
     * @return whether every row is right
     */
    boolean print(PrintStream out) throws Exception {
        // so that the first row doesn't pay for what the JDK and the mail server load once
        Submissions.toNewInstance(Wire.ALL.get(0).id(), variables, "warming up", 1);
        boolean right = true;
        out.printf("%-18s %-22s %-6s %9s %9s  %s%n", "Wire format", "", "Status", "Cold", "Warm", "Mail");
        for (Wire wire : Wire.ALL) {
            String token = "through " + wire.id();
            Submissions row = Submissions.toNewInstance(wire.id(), variables, token, SUBMISSIONS);
            long arrived = box.isPresent() ? arrived(box.get(), token) : -1;
            boolean delivered = arrived < 0 || arrived == SUBMISSIONS;
            right &= row.allAccepted() && delivered;
            out.printf(
                    Locale.ROOT,
                    "%-18s %-22s %-6s %6.0f ms %6.1f ms  %s%n",
                    wire.id(),
                    wire.title(),
                    row,
                    row.coldMillis(),
                    row.warmMillis(),
                    mail(row, arrived));
        }
        return right;
    }

    private static String mail(Submissions row, long arrived) {
        if (arrived < 0) {
            return row.allAccepted() ? "handed over" : "not handed over";
        }
        return arrived == SUBMISSIONS ? "arrived" : arrived + " of " + SUBMISSIONS + " arrived";
    }

    /** How many different ones; each submission has its number behind the token. */
    private static long arrived(MailBox box, String token) throws Exception {
        List<String> texts = box.texts();
        long arrived = 0;
        for (int i = 0; i < SUBMISSIONS; i++) {
            String message = token + " " + i + "\n";
            arrived += texts.stream().filter(text -> text.startsWith(message)).count() == 1 ? 1 : 0;
        }
        return arrived;
    }

    static String legend() {
        return "cold: the first submission to a new instance, with all classes of the app, its libraries, the adapter and\n"
                + "      the stand-in for the host loaded anew; the JVM itself is running already\n"
                + "warm: the median of the " + (SUBMISSIONS - 1)
                + " submissions after that, as JSON and as form in turn\n"
                + "Both include sending the mail over SMTP.\n";
    }
}
