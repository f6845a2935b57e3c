package dev.peregrine.testing.instance;

import dev.peregrine.testing.runtime.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a forked JVM is started. */
record Fork(Path jdkHome, List<String> jvmOptions, List<Path> classPath, Map<String, String> environment) {
    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    Vessel start() {
        Path folder = null;
        Channel channel = null;
        boolean started = false;
        try {
            folder = Files.createTempDirectory("function-instance-");
            String secret = Secrets.secret();
            channel = new Channel(secret);
            ProcessBuilder builder = new ProcessBuilder(command(folder, channel)).directory(folder.toFile());
            Map<String, String> variables = builder.environment();
            String path = variables.getOrDefault("PATH", "");
            variables.clear();
            variables.put("PATH", path);
            // as on the hosts; a JVM reads its environment in the locale's encoding
            variables.put("LANG", "C.UTF-8");
            variables.putAll(environment);
            Process process = builder.start();
            ForkedVessel vessel = new ForkedVessel(process, channel, folder);
            started = true;
            hand(process, secret);
            return vessel;
        } catch (IOException e) {
            throw new IllegalStateException("No JVM can be started for the instance: " + e.getMessage(), e);
        } finally {
            if (!started) {
                if (channel != null) {
                    channel.close();
                }
                if (folder != null) {
                    TemporaryFolder.delete(folder);
                }
            }
        }
    }

    /** Tells the process the secret; its standard input ends there. One that is gone already shows at its first call. */
    private static void hand(Process process, String secret) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // it ended at once, by wrong options for instance
        }
    }

    private List<String> command(Path folder, Channel channel) {
        List<String> command = new ArrayList<>();
        command.add(jdkHome.resolve("bin").resolve("java").toString());
        command.addAll(OPTIONS);
        command.add(CrashReport.option(folder));
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(ForkedMain.class.getName());
        command.add(channel.host());
        command.add(Integer.toString(channel.port()));
        return command;
    }
}
