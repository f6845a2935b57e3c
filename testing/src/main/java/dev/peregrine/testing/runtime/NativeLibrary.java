package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The runtime client's native library. Which of those in its jar fits is read from the ELF header of the JDK's own
 * launcher: machine, and C library by the name of its dynamic linker.
 */
final class NativeLibrary {

    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;
    private static final int PT_INTERP = 3;

    private NativeLibrary() {}

    /** Copies the library that fits this JDK into a folder, where no other process overwrites it. */
    static Path extract(Path runtimeClientJar, Path jdkHome, Path folder) throws IOException {
        String name = "libaws-lambda-jni." + platform(jdkHome.resolve("bin").resolve("java")) + ".so";
        try (ZipFile jar = new ZipFile(runtimeClientJar.toFile())) {
            ZipEntry entry = jar.getEntry("jni/" + name);
            if (entry == null) {
                throw new IOException(runtimeClientJar + " has no jni/" + name);
            }
            Path library = folder.resolve(name);
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, library);
            }
            return library;
        }
    }

    /** The platform of an executable in the words of the runtime client, as in {@code linux_musl-x86_64}. */
    static String platform(Path executable) throws IOException {
        ByteBuffer elf;
        try (InputStream in = Files.newInputStream(executable)) {
            elf = ByteBuffer.wrap(in.readNBytes(64 * 1024)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (elf.limit() < 64 || elf.getInt(0) != 0x464c457f || elf.get(4) != 2) {
            throw unsupported(executable, "which is no 64-bit Linux executable");
        }
        int machine = elf.getShort(18);
        if (machine != X86_64 && machine != AARCH64) {
            throw unsupported(executable, "which is for ELF machine " + machine);
        }
        String libc = interpreter(elf).contains("ld-musl") ? "linux_musl" : "linux";
        return libc + (machine == X86_64 ? "-x86_64" : "-aarch_64");
    }

    private static String interpreter(ByteBuffer elf) {
        long table = elf.getLong(32);
        int size = elf.getShort(54);
        int count = elf.getShort(56);
        for (int i = 0; i < count && table + (i + 1L) * size <= elf.limit(); i++) {
            int header = (int) table + i * size;
            if (elf.getInt(header) == PT_INTERP) {
                long offset = elf.getLong(header + 8);
                long length = elf.getLong(header + 32);
                if (offset + length <= elf.limit()) {
                    byte[] name = new byte[(int) length];
                    elf.get((int) offset, name);
                    return new String(name, StandardCharsets.ISO_8859_1);
                }
            }
        }
        return "";
    }

    private static UnsupportedOperationException unsupported(Path executable, String why) {
        return new UnsupportedOperationException("AWS's runtime client runs on Linux x86_64 and aarch64 only, not with "
                + executable + ", " + why + ". Use a JDK for one of these, or a container with one");
    }
}
