package dev.peregrine.samples.capacity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers for 20 requests a second with a 250 ms init, or for others: the rate and the init in milliseconds. */
public final class TryIt {
    private static final Path FOLDER = Path.of("target");

    private TryIt() {}

    /**
     * Prints the answer and writes the pages.
     *
     * @param args none, or requests a second and init in milliseconds
     * @throws IOException when a page can't be written
     */
    public static void main(String[] args) throws IOException {
        double rate = args.length > 0 ? Double.parseDouble(args[0]) : 20;
        long init = args.length > 1 ? Long.parseLong(args[1]) : 250;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(FOLDER);
        List<String> pages = new ArrayList<>();
        List<Capacity> answers = new ArrayList<>();
        out.println("A day of " + text(rate) + " requests a second on average, an init of " + init + " ms\n");
        for (Load load : Load.all(rate, Duration.ofMillis(init))) {
            Capacity capacity = Capacity.of(load);
            out.println(capacity.table());
            Path page = FOLDER.resolve("capacity-" + load.name().replace(' ', '-') + ".html");
            capacity.comparison().writeTo(page);
            pages.add(page.toAbsolutePath().toUri().toString());
            answers.add(capacity);
        }
        out.println("A month in which they come " + answers.get(0).load().name() + ":\n");
        out.println(answers.get(0).bills());
        out.println(answers.get(0).comparison().text());
        out.println("With plots:");
        pages.forEach(page -> out.println("  " + page));
    }

    private static String text(double rate) {
        return rate == Math.rint(rate) ? String.valueOf((long) rate) : String.valueOf(rate);
    }
}
