package dev.peregrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRefTest {
    @Test
    void keepsTheFullType() {
        TypeRef<Map<String, List<Integer>>> reference = new TypeRef<>() {};

        assertThat(reference.type().getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
        assertThat(reference).hasToString(reference.type().getTypeName());
    }

    @Test
    void isEqualToAnotherReferenceToTheSameType() {
        TypeRef<List<String>> one = new TypeRef<>() {};
        TypeRef<List<String>> other = new TypeRef<>() {};

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(new TypeRef<List<Integer>>() {}).isNotEqualTo("List<String>");
        assertThat(TypeRef.of(String.class)).isEqualTo(new TypeRef<String>() {});
        assertThat(TypeRef.of(String.class).type()).isEqualTo(String.class);
    }

    @Test
    @SuppressWarnings("rawtypes") // the mistake under test
    void refusesARawSubclass() {
        assertThatThrownBy(() -> new TypeRef() {})
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("new TypeRef<List<Order>>() {}");
    }

    @Test
    void refusesAnIndirectSubclass() {
        assertThatThrownBy(() -> new Named() {})
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Extend TypeRef directly");
    }

    @Test
    void refusesATypeVariableAtAnyDepth() {
        assertThatThrownBy(TypeRefTest::<String>ofVariable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type variable T");
        assertThatThrownBy(TypeRefTest::<String>ofArray).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(TypeRefTest::<String>ofWildcard)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Map<java.lang.String, java.util.List<? extends T>>");
    }

    private static <T> TypeRef<T> ofVariable() {
        return new TypeRef<>() {};
    }

    private static <T> TypeRef<List<T[]>> ofArray() {
        return new TypeRef<>() {};
    }

    private static <T> TypeRef<Map<String, List<? extends T>>> ofWildcard() {
        return new TypeRef<>() {};
    }

    private static class Named extends TypeRef<String> {}
}
