package dev.peregrine.gcp;

import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.MediaType;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an event of Firestore, whose data are protobuf or JSON, as the event says. */
final class FirestoreChange {
    static final String TYPES = "google.cloud.firestore.document.v1.";

    private static final String AUTH = ".withAuthContext";
    private static final String DOCUMENTS = "/documents/";

    private FirestoreChange() {}

    /** Whether events of a type are Firestore's. */
    static boolean isType(String type) {
        return switch (operation(type)) {
            case "created", "updated", "deleted", "written" -> true;
            default -> false;
        };
    }

    private static String operation(String type) {
        if (!type.startsWith(TYPES)) {
            return "";
        }
        int end = type.endsWith(AUTH) ? type.length() - AUTH.length() : type.length();
        return end < TYPES.length() ? "" : type.substring(TYPES.length(), end);
    }

    /**
     * Reads an event.
     *
     * @throws UndecodableException when the data aren't what they should be
     */
    static RawChange of(CloudEvent event, RawMessage raw) {
        String what = "The data of event " + event.getId();
        DocumentImages images;
        try {
            images = isJson(event, what)
                    ? FirestoreJson.read(raw.bytes(), what)
                    : FirestoreProtobuf.read(raw.bytes(), what);
        } catch (IOException e) {
            throw new UndecodableException(
                    what + ": a document has a field twice, or one that isn't Unicode, or is nested too deeply");
        }
        String path = path(event, images, what);
        int end = path.lastIndexOf('/');
        String collection = path.substring(0, Math.max(0, end));
        return RawChange.builder(event.getId(), kind(event, images, what), collection, path.substring(end + 1))
                .source(raw.source())
                .oldImage(images.before.json())
                .newImage(images.after.json())
                .time(raw.publishedTime().orElse(null))
                .original(event)
                .build();
    }

    private static boolean isJson(CloudEvent event, String what) {
        String type = event.getDataContentType();
        if (type == null) {
            return true;
        }
        Optional<MediaType> media = MediaType.parse(type);
        if (media.isPresent() && media.get().isJson()) {
            return true;
        }
        if (media.isPresent()
                && media.get().type().equals("application")
                && media.get().subtype().equals("protobuf")) {
            return false;
        }
        throw new UndecodableException(what + ": datacontenttype is neither application/protobuf nor JSON");
    }

    private static Change.Kind kind(CloudEvent event, DocumentImages images, String what) {
        boolean before = images.before.json() != null;
        boolean after = images.after.json() != null;
        String operation = operation(event.getType());
        if (!after && (operation.equals("created") || operation.equals("updated"))) {
            throw new UndecodableException(what + ": value is missing, or has no name");
        }
        return switch (operation) {
            case "created" -> Change.Kind.INSERT;
            case "updated" -> Change.Kind.UPDATE;
            case "deleted" -> Change.Kind.DELETE;
            default -> {
                if (!before && !after) {
                    throw new UndecodableException(what + ": neither value nor oldValue is there");
                }
                yield !before ? Change.Kind.INSERT : after ? Change.Kind.UPDATE : Change.Kind.DELETE;
            }
        };
    }

    /**
     * The path below the database. It is taken from the data: of a subject with a comma Google's invoker passes on only the
     * end.
     */
    private static String path(CloudEvent event, DocumentImages images, String what) {
        String name = below(images.after.name);
        name = name == null ? below(images.before.name) : name;
        String subject = event.getSubject();
        name = name == null && subject != null ? below("/" + subject) : name;
        if (name == null) {
            throw new UndecodableException(what + ": no document is named");
        }
        return name;
    }

    private static @Nullable String below(@Nullable String name) {
        int start = name == null ? -1 : name.indexOf(DOCUMENTS);
        return name == null || start < 0 || name.length() == start + DOCUMENTS.length()
                ? null
                : name.substring(start + DOCUMENTS.length());
    }
}
