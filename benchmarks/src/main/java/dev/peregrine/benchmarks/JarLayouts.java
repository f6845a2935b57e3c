package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.runtime.FunctionJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** The contact form in jars of several layouts, made in a folder. */
final class JarLayouts {
    private static final int OTHERS = 30;

    private final Path folder;
    private final List<Path> thin;

    private JarLayouts(Path folder, List<Path> thin) {
        this.folder = folder;
        this.thin = thin;
    }

    /** The layouts by the names that tables have; the first is what a build makes by itself. */
    static Map<String, Candidate> in(Path folder) throws IOException, InterruptedException {
        List<Path> thin = new ArrayList<>();
        thin.add(FunctionJars.pack(folder.resolve("app.jar"), ContactApp.class));
        thin.addAll(FunctionJars.aws(folder));
        JarLayouts layouts = new JarLayouts(folder, thin);
        Map<String, Candidate> all = new LinkedHashMap<>();
        layouts.put(all, "jars as they come, in `lib/`", thin);
        layouts.put(all, "the same, uncompressed", layouts.each("stored", JarEntry.STORED, manifest -> manifest));
        layouts.put(
                all,
                "the same, not multi-release",
                layouts.each("plain", JarEntry.DEFLATED, JarLayouts::withoutMultiRelease));
        layouts.put(all, "the same, signed", layouts.signed());
        layouts.put(all, "behind " + OTHERS + " jars that aren't needed", layouts.behindOthers());
        layouts.put(all, "one jar", List.of(layouts.merged("one.jar", JarEntry.DEFLATED)));
        layouts.put(all, "one jar, uncompressed", List.of(layouts.merged("one-stored.jar", JarEntry.STORED)));
        return all;
    }

    private void put(Map<String, Candidate> all, String name, List<Path> jars) {
        Candidate candidate = Candidate.portable("aws").app(ContactApp.class).classPath(jars);
        all.put(name, FirstRequests.contact(candidate));
    }

    private static Manifest withoutMultiRelease(Manifest manifest) {
        manifest.getMainAttributes().remove(Attributes.Name.MULTI_RELEASE);
        return manifest;
    }

    private List<Path> each(String name, int method, UnaryOperator<Manifest> change) throws IOException {
        Path target = Files.createDirectory(folder.resolve(name));
        List<Path> jars = new ArrayList<>();
        for (Path jar : thin) {
            jars.add(write(target.resolve(jar.getFileName()), List.of(jar), method, change));
        }
        return jars;
    }

    private Path merged(String name, int method) throws IOException {
        return write(folder.resolve(name), thin, method, manifest -> manifest);
    }

    private List<Path> behindOthers() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            Path other = folder.resolve("other-" + i + ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other))) {
                for (int j = 0; j < 100; j++) {
                    out.putNextEntry(new ZipEntry("other" + i + "/Unused" + j + ".class"));
                    out.closeEntry();
                }
            }
            jars.add(other);
        }
        jars.addAll(thin);
        return jars;
    }

    private List<Path> signed() throws IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        tool("keytool -genkeypair -keyalg RSA -alias a -dname CN=a -storepass secret -keystore " + store);
        List<Path> jars = each("signed", JarEntry.DEFLATED, manifest -> manifest);
        for (Path jar : jars) {
            tool("jarsigner -storepass secret -keystore " + store + " " + jar + " a");
        }
        return jars;
    }

    private static void tool(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.set(
                0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + printed);
        }
    }

    /** Writes the entries of some jars into one; of those of one name the first, as a class path has it. */
    private static Path write(Path jar, List<Path> sources, int method, UnaryOperator<Manifest> change)
            throws IOException {
        Set<String> written = new LinkedHashSet<>(Set.of(JarFile.MANIFEST_NAME));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), change.apply(manifest(sources)))) {
            for (Path source : sources) {
                try (JarFile from = new JarFile(source.toFile())) {
                    for (JarEntry entry : from.stream().toList()) {
                        if (!entry.isDirectory() && written.add(entry.getName())) {
                            try (InputStream in = from.getInputStream(entry)) {
                                put(out, entry.getName(), in.readAllBytes(), method);
                            }
                        }
                    }
                }
            }
        }
        return jar;
    }

    /** The first source's manifest, multi-release if one of them is. */
    private static Manifest manifest(List<Path> sources) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (Path source : sources) {
            try (JarFile from = new JarFile(source.toFile())) {
                if (from.isMultiRelease()) {
                    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
                }
            }
        }
        return manifest;
    }

    private static void put(JarOutputStream out, String name, byte[] content, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        out.putNextEntry(entry);
        new ByteArrayInputStream(content).transferTo(out);
        out.closeEntry();
    }
}
