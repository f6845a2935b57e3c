package dev.peregrine.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes wrong inputs from right ones; the same ones from the same seed. */
final class Mutator {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "-1e-999999999",
            "9".repeat(400),
            "9".repeat(100_000),
            "9223372036854775808",
            "\"\"",
            "\"\\u0000\\ud800\"",
            "\"%C0%A0%\"",
            "\"=\"",
            "\"9999-99-99T99:99:99Z\"",
            "\"" + "x".repeat(100_000) + "\"",
            "{}",
            "[]",
            "[null]",
            "{\"\":{}}",
            "[[[[{\"a\":[]}]]]]",
            "[".repeat(150),
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "[".repeat(190) + "]".repeat(190),
            "",
            "\ufeff");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** One to three changes of a right input, or bytes of any kind. */
    byte[] next(List<byte[]> seeds) {
        if (random.nextInt(20) == 0) {
            byte[] any = new byte[random.nextInt(200)];
            random.nextBytes(any);
            return any;
        }
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            input = input.length == 0 ? bytes(value()) : change(input);
        }
        return input;
    }

    private byte[] change(byte[] input) {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(input, random.nextInt(input.length));
            case 1 -> flipped(input);
            case 2 -> replaced(input, random.nextInt(input.length), 1 + random.nextInt(4), anyBytes());
            case 3 -> replaced(input, random.nextInt(input.length), random.nextInt(8), new byte[0]);
            case 4 -> doubled(input);
            case 5 -> repeated(input);
            default -> otherValue(input);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] changed = input.clone();
        changed[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private byte[] anyBytes() {
        byte[] any = new byte[random.nextInt(5)];
        random.nextBytes(any);
        return any;
    }

    /** Puts another value in the place of one: wrongly typed, huge, nested deeply or not ending. */
    private byte[] otherValue(byte[] input) {
        int start = behind(input, ":[,");
        return replaced(input, start, end(input, start) - start, bytes(value()));
    }

    /** Gives a member or an element twice. */
    private byte[] doubled(byte[] input) {
        int start = behind(input, "{[,");
        byte[] member = Arrays.copyOfRange(input, start, end(input, start));
        byte[] twice = Arrays.copyOf(member, member.length + 1);
        twice[member.length] = ',';
        return replaced(input, start, 0, twice);
    }

    /** Repeats a stretch many times. */
    private byte[] repeated(byte[] input) {
        int start = random.nextInt(input.length);
        int length = Math.min(1 + random.nextInt(40), input.length - start);
        byte[] stretch = Arrays.copyOfRange(input, start, start + length);
        byte[] many = new byte[length * (1 + random.nextInt(500))];
        for (int i = 0; i < many.length; i += length) {
            System.arraycopy(stretch, 0, many, i, length);
        }
        return replaced(input, start, 0, many);
    }

    /** A place behind one of some characters, any place when there is none. */
    private int behind(byte[] input, String characters) {
        int from = random.nextInt(input.length);
        for (int i = 0; i < input.length; i++) {
            int at = (from + i) % input.length;
            if (characters.indexOf(input[at]) >= 0) {
                return at + 1;
            }
        }
        return from;
    }

    /** Where the value that starts here ends, roughly: within the same brackets. */
    private static int end(byte[] input, int start) {
        int depth = 0;
        for (int i = start; i < input.length; i++) {
            switch (input[i]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // content
                }
            }
            if (depth < 0 || (depth == 0 && input[i] == ',')) {
                return i;
            }
        }
        return input.length;
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static byte[] replaced(byte[] input, int start, int length, byte[] replacement) {
        int end = Math.min(start + length, input.length);
        byte[] changed = new byte[input.length - (end - start) + replacement.length];
        System.arraycopy(input, 0, changed, 0, start);
        System.arraycopy(replacement, 0, changed, start, replacement.length);
        System.arraycopy(input, end, changed, start + replacement.length, input.length - end);
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
