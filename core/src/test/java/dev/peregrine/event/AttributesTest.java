package dev.peregrine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class AttributesTest {
    @Property(tries = 200)
    void keepAllValuesInOrder(@ForAll @Size(max = 8) List<@AlphaChars @StringLength(max = 1) String> names) {
        Attributes attributes = Attributes.empty();
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = i % 2 == 0 ? "ä" + i : ("ä" + i).getBytes(UTF_8);
            attributes = i % 2 == 0
                    ? attributes.with(names.get(i), "ä" + i)
                    : attributes.with(names.get(i), ("ä" + i).getBytes(UTF_8));
            pairs.add(names.get(i));
            pairs.add(value);
        }

        for (Attributes same : List.of(attributes, Attributes.ofPairs(pairs))) {
            assertThat(same.size()).isEqualTo(names.size());
            assertThat(same.names()).containsExactlyElementsOf(new LinkedHashSet<>(names));
            assertThat(same).hasToString(new LinkedHashSet<>(names).toString());
            for (int i = 0; i < names.size(); i++) {
                int first = names.indexOf(names.get(i));
                assertThat(same.name(i)).isEqualTo(names.get(i));
                assertThat(same.value(i)).isEqualTo("ä" + i);
                assertThat(same.bytes(i)).isEqualTo(("ä" + i).getBytes(UTF_8));
                assertThat(same.isBinary(i)).isEqualTo(i % 2 == 1);
                assertThat(same.contains(names.get(i))).isTrue();
                assertThat(same.get(names.get(i))).contains("ä" + first);
                assertThat(same.bytes(names.get(i)))
                        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(("ä" + first).getBytes(UTF_8)));
                assertThat(same.all(names.get(i))).contains("ä" + i).startsWith("ä" + first);
            }
        }
    }

    @Example
    void tellNothingOfANameThatIsNotThere() {
        Attributes attributes = Attributes.empty().with("colour", "red");

        assertThat(attributes.get("Colour")).isEmpty();
        assertThat(attributes.bytes("Colour")).isEmpty();
        assertThat(attributes.all("Colour")).isEmpty();
        assertThat(attributes.contains("Colour")).isFalse();
        assertThat(Attributes.ofPairs(List.of())).isSameAs(Attributes.empty());
    }

    @Example
    void doNotChangeWithTheBytesTheyCameFromOrHandOut() {
        byte[] value = {1};
        Attributes attributes = Attributes.empty().with("a", value);

        value[0] = 2;
        attributes.bytes(0)[0] = 3;
        attributes.bytes("a").orElseThrow()[0] = 4;
        Attributes more = attributes.with("b", "c");

        assertThat(attributes.bytes(0)).containsExactly(1);
        assertThat(attributes.size()).isEqualTo(1);
        assertThat(more.size()).isEqualTo(2);
    }
}
