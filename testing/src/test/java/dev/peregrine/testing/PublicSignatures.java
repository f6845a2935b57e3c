package dev.peregrine.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What a user of a class can see: its supertypes and its public and protected members, with their type arguments. */
final class PublicSignatures {
    private PublicSignatures() {}

    /** No visible signature mentions a class whose full name starts with the prefix. */
    static ArchCondition<JavaClass> avoid(String prefix) {
        return new ArchCondition<>("mention " + prefix + " in no public signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                type.getSuperclass().ifPresent(parent -> refuse(parent, "extends", type, events));
                type.getInterfaces().forEach(parent -> refuse(parent, "implements", type, events));
                type.getTypeParameters().forEach(parameter -> refuse(parameter, "is generic in", type, events));
                for (JavaField field : type.getFields()) {
                    if (isVisible(field)) {
                        refuse(field.getType(), field.getFullName() + " is of type", type, events);
                    }
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (isVisible(unit)) {
                        refuse(unit.getReturnType(), unit.getFullName() + " returns", type, events);
                        unit.getParameterTypes()
                                .forEach(taken -> refuse(taken, unit.getFullName() + " takes", type, events));
                        unit.getThrowsClause()
                                .getTypes()
                                .forEach(thrown -> refuse(thrown, unit.getFullName() + " throws", type, events));
                    }
                }
            }

            private void refuse(JavaType mentioned, String how, JavaClass type, ConditionEvents events) {
                for (JavaClass raw : mentioned.getAllInvolvedRawTypes()) {
                    if (raw.getBaseComponentType().getName().startsWith(prefix)) {
                        String message = type.getName() + ": " + how + " " + raw.getName();
                        events.add(SimpleConditionEvent.violated(type, message));
                    }
                }
            }
        };
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(PublicSignatures::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
