package dev.peregrine.testing.cli;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The hosts and their sources by the names that users give to them. */
final class Sources {
    private Sources() {}

    /** What the names of a host's clouds begin with. */
    static String prefix(CommandLine command, String host) {
        return switch (host.toLowerCase(Locale.ROOT)) {
            case "aws" -> "aws-";
            case "google", "gcp" -> "gcp-";
            case "azure" -> "azure-";
            default ->
                throw new ParameterException(
                        command, "There is no host \"" + host + "\"; there are aws, google and azure.");
        };
    }

    /** The host's name for users. */
    static String host(Cloud cloud) {
        String prefix = cloud.name().substring(0, cloud.name().indexOf('-'));
        return prefix.equals("gcp") ? "google" : prefix;
    }

    /** The source's name for users. */
    static String source(Cloud cloud) {
        return cloud.name().substring(cloud.name().indexOf('-') + 1);
    }

    static Stream<Cloud> of(String prefix) {
        return Cloud.all().stream().filter(cloud -> cloud.name().startsWith(prefix));
    }

    static Cloud find(CommandLine command, String host, String source) {
        String prefix = prefix(command, host);
        List<Cloud> all = of(prefix).toList();
        return all.stream()
                .filter(cloud -> source(cloud).equals(source.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        "There is no source \"" + source + "\" at " + host + "; there are "
                                + String.join(
                                        ", ", all.stream().map(Sources::source).toList()) + "."));
    }

    /** Whether functions behind it answer requests or invocations, and get no events. */
    static boolean isCalled(Cloud cloud) {
        return cloud.kinds().contains(Kind.HTTP) || cloud.kinds().contains(Kind.INVOKE);
    }
}
