package dev.peregrine.testing;

import dev.peregrine.testing.Recorder.Note;
import dev.peregrine.testing.Recorder.What;
import java.util.ArrayList;
import java.util.List;

/** What has been noted of handler calls, as bytes. */
final class PackedNotes {
    private PackedNotes() {}

    static void write(PackedWriter out, List<Note> notes) {
        out.number(notes.size());
        notes.forEach(note -> out.text(note.id()).text(note.what().name()));
    }

    static List<Note> read(PackedReader in) {
        List<Note> notes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            notes.add(new Note(in.text(), What.valueOf(in.text())));
        }
        return notes;
    }
}
