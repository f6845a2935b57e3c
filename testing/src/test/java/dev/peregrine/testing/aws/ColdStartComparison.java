package dev.peregrine.testing.aws;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.runtime.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures cold starts in AWS's runtime client on this machine, of an echo, the portable contact form and the same form
 * written against the vendor's types. CONTRIBUTING.md has the command.
 */
public final class ColdStartComparison {
    private ColdStartComparison() {}

    /**
     * Prints the table.
     *
     * @param args how often each is started, 20 if absent; the home of the JDK, the running one if absent; then JVMs, by the
     *     names of {@link JvmVariant#named}, c1 if absent
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Path jdk = args.length > 1 ? Path.of(args[1]) : Jdks.running();
        List<JvmVariant> variants = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            variants.add(JvmVariant.named(args[i], jdk));
        }
        if (variants.isEmpty()) {
            variants.add(JvmVariant.c1().withJdk(jdk));
        }
        System.out.println(compare(rounds, variants).toMarkdown());
    }

    static ColdStartReport compare(int rounds, List<JvmVariant> variants) {
        return compare(rounds, variants, ContactForms.echo(), ContactForms.portable(), ContactForms.vendors());
    }

    private static ColdStartReport compare(
            int rounds, List<JvmVariant> variants, Candidate echo, Candidate portable, Candidate vendors) {
        // snippet: cold-start-lab
        ColdStartLab lab = ColdStartLab.rounds(rounds)
                .candidate("echo, `RequestStreamHandler`", echo)
                .candidate("contact form, Peregrine", portable)
                .candidate("contact form, `RequestHandler`", vendors)
                .base("contact form, `RequestHandler`");
        variants.forEach(lab::variant);
        ColdStartReport report = lab.run();
        // end
        return report;
    }
}
