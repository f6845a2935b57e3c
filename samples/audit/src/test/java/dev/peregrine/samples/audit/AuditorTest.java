package dev.peregrine.samples.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.Change;
import dev.peregrine.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditorTest {
    private final List<Entry> entries = new ArrayList<>();

    private Entry audit(Change<Map<String, Object>> change) throws IOException {
        new Auditor(entries::add).handle(change, TestContext.create());
        return entries.get(entries.size() - 1);
    }

    @Test
    void namesTheFieldsThatChanged() throws IOException {
        Entry entry = audit(Change.update(
                "42", Map.of("name", "Ada", "city", "London"), Map.of("name", "Ada", "city", "Paris", "zip", "75001")));
        assertThat(entry.what()).isEqualTo("update");
        assertThat(entry.fields()).containsExactly("city", "zip");
    }

    @Test
    void namesAllFieldsOfAnInsertAndOfADeletion() throws IOException {
        assertThat(audit(Change.insert("42", Map.of("b", 1, "a", 2))).fields()).containsExactly("a", "b");
        assertThat(audit(Change.delete("42", Map.of("b", 1, "a", 2))).fields()).containsExactly("a", "b");
    }

    @Test
    void saysWhenItDoesNotKnowWhatWasBefore() throws IOException {
        Entry entry = audit(Change.upsert("42", Map.of("a", 1)));
        assertThat(entry.what()).isEqualTo("upsert");
        assertThat(entry.fields()).containsExactly("a");
    }

    @Test
    void keepsOneFileForAChangeThatIsDeliveredTwice(@TempDir Path folder) throws IOException {
        Auditor auditor = new Auditor(new FolderTrail(folder));
        Change<Map<String, Object>> change = Change.insert("42", Map.of("a", 1));
        auditor.handle(change, TestContext.create());
        auditor.handle(change, TestContext.create());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
