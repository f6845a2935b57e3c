package dev.peregrine.testing.coldstart;

import java.nio.file.Path;
import java.util.List;

/** What a training run leaves for later starts. Where it can't be used, the JVM ends instead of starting slowly. */
enum Archive {
    NONE("", "", ""),
    APP_CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),
    /** Of the vendor's runtime alone; see {@link ManagedLayout}. */
    RUNTIME("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),
    /** Of the function too, in the managed layout. */
    MANAGED_APP_CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on"),
    AOT_CACHE("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on");

    private final String write;
    private final String read;
    private final String strict;

    Archive(String write, String read, String strict) {
        this.write = write;
        this.read = read;
        this.strict = strict;
    }

    boolean isManaged() {
        return this == RUNTIME || this == MANAGED_APP_CDS;
    }

    String writing(Path file) {
        return write + file;
    }

    List<String> reading(Path file) {
        return List.of(read + file, strict);
    }

    /** The options as a reader needs them. */
    List<String> shown() {
        return this == NONE ? List.of() : List.of(read + "…", strict);
    }
}
