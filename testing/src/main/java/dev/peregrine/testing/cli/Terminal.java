package dev.peregrine.testing.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Where a command reads and writes. Text is in UTF-8 and its lines end in LF, whatever the machine. */
final class Terminal {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean coloured;

    Terminal(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.coloured = out == System.out && err == System.err && Ansi.AUTO.enabled();
    }

    Ansi ansi() {
        return coloured ? Ansi.ON : Ansi.OFF;
    }

    /** For picocli's own help. */
    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /** For picocli's own messages. */
    PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /** Writes a result. */
    void print(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Writes lines of a result. */
    void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line for people, which may hold picocli's markup such as {@code @|green done|@}. */
    void note(String markup) {
        plain(ansi().string(markup));
    }

    /** Writes a line of others' text for people. */
    void plain(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        err.write(line, 0, line.length);
        err.flush();
    }

    /** Where messages go, for what writes its own. */
    PrintStream err() {
        return err;
    }

    /** Reads a file, or what comes in when its name is {@code -}. */
    byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return in.readAllBytes();
        }
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + file + ".", e);
        }
    }

    /** Writes a file, whose folder is made. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, content);
    }
}
