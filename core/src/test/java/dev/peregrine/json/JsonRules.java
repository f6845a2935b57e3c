package dev.peregrine.json;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rules of JSON as rows of examples, and the types in them; every codec must pass all rows. */
final class JsonRules {
    private JsonRules() {}

    static List<Reading> readings() {
        List<Reading> rows = new ArrayList<>(StructureRules.rows());
        rows.addAll(ValueRules.rows());
        return rows;
    }

    static List<Writing> writings() {
        return WritingRules.rows();
    }

    enum Colour {
        RED,
        GREEN {
            @Override
            boolean calm() {
                return true;
            }
        };

        boolean calm() {
            return false;
        }
    }

    record Contact(String name, String email) {}

    record Item(String sku, int count, BigDecimal price) {}

    record Order(long id, Colour colour, List<Item> items, Optional<String> note) {}

    record Page<T>(List<T> items, Optional<Page<T>> next) {}

    record Tree(List<Tree> children) {}

    record Empty() {}

    record Id(String value) {}

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("secret " + from);
            }
        }
    }

    record Anything(Object value) {}

    record Optionals(Optional<Item> item, OptionalInt count, OptionalLong size, OptionalDouble ratio) {}

    record Named(String getName, boolean isOpen) {
        String getOther() {
            return "other";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // their binding is what the rows are about
    record Arrays2(int[] numbers, String[][] words, Item[] items) {}

    record Holder<T>(T held) {}

    /** One example: JSON and either the value read from it or the place and the words of the refusal. */
    record Reading(
            String rule, Type type, String json, @Nullable Object value, String pointer, String detail) {
        /** Short and printable: it is the name of a test. */
        @Override
        public String toString() {
            StringBuilder shown = new StringBuilder(rule + ": ");
            for (int i = 0; i < Math.min(json.length(), 60); i++) {
                char c = json.charAt(i);
                shown.append(c >= ' ' && c <= '~' ? c : '?');
            }
            return json.length() > 60 ? shown.append("...").toString() : shown.toString();
        }
    }

    /** One example: a value and either its JSON or a part of the refusal. */
    record Writing(String rule, Object value, String json, String refusal) {
        @Override
        public String toString() {
            return rule + ": " + (refusal.isEmpty() ? json.replace('é', '?') : refusal);
        }
    }
}
