package dev.peregrine.samples.capacity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Answers for 20 requests a second with a 250 ms init, or for others: the rate and the init in milliseconds. */
public final class TryIt {
    private static final Path PAGE = Path.of("target", "capacity.html");

    private TryIt() {}

    /**
     * Prints the answer and writes the page.
     *
     * @param args none, or requests a second and init in milliseconds
     * @throws IOException when the page can't be written
     */
    public static void main(String[] args) throws IOException {
        double rate = args.length > 0 ? Double.parseDouble(args[0]) : 20;
        long init = args.length > 1 ? Long.parseLong(args[1]) : 250;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("A day of " + rate + " requests a second, init " + init + " ms, 102 ms of work each on average:\n");
        Capacity capacity = Capacity.of(new Load(rate, Duration.ofMillis(init)));
        out.println(capacity.table());
        out.println("What a month like this day costs:\n");
        out.println(capacity.bills());
        out.println(capacity.comparison().text());
        Files.createDirectories(PAGE.getParent());
        capacity.comparison().writeTo(PAGE);
        out.println("With plots: " + PAGE.toAbsolutePath().toUri());
    }
}
