package dev.peregrine.azure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts the app's own classes and resources into one jar whose bytes depend on nothing but theirs. */
final class AppJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";

    /** The first moment a zip file can name; written without a time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> files = new TreeMap<>();

    private AppJar() {}

    /**
     * Writes the jar.
     *
     * @param jar where to
     * @param directories of the class path; of files with the same name the first wins, but lists of services are joined
     * @param app the name of the app's class
     * @param settings what the deployment says of it
     */
    static void write(Path jar, List<Path> directories, String app, PackagerSettings settings) throws IOException {
        AppJar made = new AppJar();
        for (Path directory : directories) {
            made.add(directory);
        }
        made.files.put(PackagedApp.RESOURCE, properties(app, settings).getBytes(StandardCharsets.US_ASCII));
        made.files.putIfAbsent(MANIFEST, "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            // JarInputStream looks for the manifest in front
            put(zip, MANIFEST, made.files.get(MANIFEST));
            made.files.remove(MANIFEST);
            for (Map.Entry<String, byte[]> file : made.files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        }
    }

    /** What {@link PackagedApp} reads. */
    private static String properties(String app, PackagerSettings settings) {
        StringBuilder text = new StringBuilder(PackagedApp.APP + "=" + escaped(app) + "\n");
        if (settings.functionTimeout() != null) {
            text.append(PackagedApp.TIMEOUT)
                    .append('=')
                    .append(settings.functionTimeout())
                    .append('\n');
        }
        for (EventBinding function : settings.events().values()) {
            text.append(PackagedApp.SOURCE)
                    .append(function.function())
                    .append('=')
                    .append(escaped(function.origin()))
                    .append('\n');
        }
        return text.toString();
    }

    private void add(Path directory) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(directory)) {
            found = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            String name = directory.relativize(file).toString().replace('\\', '/');
            byte[] content = Files.readAllBytes(file);
            byte[] present = files.putIfAbsent(name, content);
            if (present != null && name.startsWith(SERVICES)) {
                files.put(name, joined(present, content));
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }

    /** Stored and not compressed: compressors differ between versions of Java, and classes load a little faster. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** For a properties file, which holds ASCII. */
    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c < 127 && c != '\\') {
                text.append(c);
            } else {
                text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return text.toString();
    }
}
