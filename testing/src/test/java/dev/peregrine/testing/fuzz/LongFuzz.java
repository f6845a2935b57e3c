package dev.peregrine.testing.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs Jazzer over targets, one JVM each, beginning with their right inputs and going on from what it found the last time.
 * CONTRIBUTING.md has the command.
 */
final class LongFuzz {
    private static final Path FOLDER = Path.of("target", "fuzz");

    private LongFuzz() {}

    /**
     * Runs.
     *
     * @param arguments the seconds for each target; their names, separated by commas, or {@code all}
     */
    public static void main(String[] arguments) throws Exception {
        List<FuzzTarget> targets = new ArrayList<>();
        if (arguments[1].equals("all")) {
            targets.addAll(FuzzTargets.all());
        } else {
            for (String name : List.of(arguments[1].split(",", -1))) {
                targets.add(FuzzTargets.named(name));
            }
        }
        List<FuzzTarget> failed = new ArrayList<>();
        for (FuzzTarget target : targets) {
            System.out.println("== " + target + " for " + arguments[0] + " s");
            if (jazzer(target, arguments[0]) != 0) {
                failed.add(target);
            }
        }
        System.out.println(failed.isEmpty() ? "Nothing found" : "Found something in " + failed + ", see above");
        System.exit(failed.size());
    }

    private static int jazzer(FuzzTarget target, String seconds) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(target.name()).toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < target.seeds().size(); i++) {
            Files.write(corpus.resolve("seed-" + i), target.seeds().get(i));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-D" + JazzerTarget.TARGET + "=" + target.name(),
                        "-cp",
                        classPath(),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + JazzerTarget.class.getName(),
                        "--instrumentation_includes=dev.peregrine.**:com.fasterxml.jackson.core.**",
                        "-max_total_time=" + seconds,
                        "-max_len=20000",
                        "-timeout=60",
                        "-artifact_prefix=" + folder + File.separator,
                        "--reproducer_path=" + folder,
                        corpus.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
