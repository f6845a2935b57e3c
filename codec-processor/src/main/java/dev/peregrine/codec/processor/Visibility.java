package dev.peregrine.codec.processor;

import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What keeps a class beside a record from doing the record's work. */
final class Visibility {
    private Visibility() {}

    /** Why nothing can be generated for a record and what to do about it; empty if nothing is in the way. */
    static String obstacle(TypeElement record, Mentioned mentioned, Elements elements) {
        PackageElement home = elements.getPackageOf(record);
        if (!isVisible(record, home, elements)) {
            return "it is private, or a class around it is; make it package-private,"
                    + " or leave it to reflection, without @Json";
        }
        for (TypeElement member : ElementFilter.typesIn(record.getEnclosedElements())) {
            if (member.getSimpleName().contentEquals("Json")) {
                return "its member class Json has the name of the class to be generated; rename it";
            }
        }
        for (Map.Entry<TypeElement, RecordComponentElement> entry :
                mentioned.classes().entrySet()) {
            if (!isVisible(entry.getKey(), home, elements)) {
                return "its component " + entry.getValue().getSimpleName() + " mentions "
                        + entry.getKey().getQualifiedName() + ", which other classes of "
                        + (home.isUnnamed() ? "the package" : home.getQualifiedName())
                        + " can't see; make that package-private or public,"
                        + " or leave the record to reflection, without @Json";
            }
        }
        return "";
    }

    private static boolean isVisible(TypeElement type, PackageElement from, Elements elements) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return false;
            }
            if (!at.getModifiers().contains(Modifier.PUBLIC)
                    && !elements.getPackageOf(at).equals(from)) {
                return false;
            }
        }
        return true;
    }
}
