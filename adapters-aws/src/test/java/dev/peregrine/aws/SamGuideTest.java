package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/aws.md} is what the packager makes of the app and the settings that stand there. */
class SamGuideTest {
    private static List<String> snippets(String language) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "aws.md"));
        String section = guide.substring(guide.indexOf("\n## Deploy with SAM\n"));
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void theTemplateIsWrittenFromTheExample(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(
                directory.resolve("Shop.java"), snippets("java app").get(0));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).isZero();
        Files.writeString(
                classes.resolve("peregrine-aws.properties"),
                snippets("properties").get(0));
        Path resources = Files.writeString(
                directory.resolve("resources.yaml"), snippets("yaml").get(0));

        String printed = printed(
                "--app",
                "com.example.Shop",
                "--output",
                directory.resolve("sam").toString(),
                "--resources",
                resources.toString(),
                "--class-path",
                classes.toString());

        assertThat(directory.resolve("sam/template.yaml"))
                .content()
                .isEqualTo(snippets("yaml").get(1));
        assertThat(printed).isEqualTo(snippets("text").get(0));
    }

    private static String printed(String... arguments) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            AwsPackager.main(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
