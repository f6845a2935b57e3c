package dev.peregrine.testing.instance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Figures of memory in bytes, as far as they are known. */
record Memory(OptionalLong allocated, OptionalLong heap, OptionalLong peakResident) {
    static final Memory UNKNOWN = new Memory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    /** From numbers of which -1 is unknown. */
    static Memory of(long allocated, long heap, long peakResident) {
        return new Memory(known(allocated), known(heap), known(peakResident));
    }

    private static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** What this thread has allocated so far, or -1. */
    static long allocatedByThisThread() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                ? bean.getThreadAllocatedBytes(Thread.currentThread().getId())
                : -1;
    }

    static long heapOfThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The peak of this process's resident memory, or -1. */
    static long peakOfThisProcess() {
        try {
            if (Files.isReadable(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith(PEAK)) {
                        String kilobytes =
                                line.substring(PEAK.length()).replace("kB", "").strip();
                        return Long.parseLong(kilobytes) * 1024;
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            // not a system that tells
        }
        return -1;
    }
}
