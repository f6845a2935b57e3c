package dev.peregrine.testing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {

    @TempDir
    Path folder;

    /** The start of a 64-bit little-endian ELF executable with one PT_INTERP program header. */
    private Path elf(int machine, String interpreter) throws Exception {
        byte[] name = (interpreter + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer elf = ByteBuffer.allocate(64 + 56 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putShort(18, (short) machine);
        elf.putLong(32, 64);
        elf.putShort(54, (short) 56);
        elf.putShort(56, (short) 1);
        elf.putInt(64, 3);
        elf.putLong(64 + 8, 64 + 56);
        elf.putLong(64 + 32, name.length);
        elf.put(64 + 56, name);
        return Files.write(folder.resolve("java"), elf.array());
    }

    @ParameterizedTest
    @CsvSource({
        "62, /lib64/ld-linux-x86-64.so.2, linux-x86_64",
        "62, /lib/ld-musl-x86_64.so.1, linux_musl-x86_64",
        "183, /lib/ld-linux-aarch64.so.1, linux-aarch_64",
        "183, /lib/ld-musl-aarch64.so.1, linux_musl-aarch_64"
    })
    void tellsMachineAndLibraryOfTheLauncher(int machine, String interpreter, String platform) throws Exception {
        assertThat(NativeLibrary.platform(elf(machine, interpreter))).isEqualTo(platform);
    }

    @Test
    void refusesOtherMachines() throws Exception {
        Path riscv = elf(243, "/lib/ld-linux-riscv64-lp64d.so.1");
        assertThatThrownBy(() -> NativeLibrary.platform(riscv))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("243");
    }

    @Test
    void refusesWhatIsNoLinuxExecutable() throws Exception {
        Path script = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + "echo\n".repeat(50));
        assertThatThrownBy(() -> NativeLibrary.platform(script))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no 64-bit Linux executable");
    }
}
