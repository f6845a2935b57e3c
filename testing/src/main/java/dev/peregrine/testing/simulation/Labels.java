package dev.peregrine.testing.simulation;

/** Names that others chose, made fit to be shown: they can't break a line, steer a terminal or turn the text around them. */
final class Labels {
    private Labels() {}

    /**
     * Whether a code point can stand in text and in XML: no control characters, no halves of pairs, none that XML doesn't
     * know, and none that changes the direction of what follows it.
     */
    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isDirection(codePoint) && (codePoint & 0xFFFE) != 0xFFFE;
        };
    }

    private static boolean isDirection(int codePoint) {
        return isBetween(0x202A, codePoint, 0x202E)
                || isBetween(0x2066, codePoint, 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
    }

    /** A name on one line; what can't be shown is replaced, and what is written from right to left is isolated. */
    static String shown(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints().forEach(each -> text.appendCodePoint(isPrintable(each) ? each : 0xFFFD));
        return text.codePoints().anyMatch(Labels::isRightToLeft) ? "\u2068" + text + "\u2069" : text.toString();
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** How many columns of a terminal a text takes, as far as that can be told: joined and wide characters are counted too. */
    static int width(String text) {
        return text.codePoints().map(Labels::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(codePoint)
                || isBetween(0x1F300, codePoint, 0x1FAFF)
                || isBetween(0x1100, codePoint, 0x115F)
                || isBetween(0x3040, codePoint, 0x30FF)
                || isBetween(0xAC00, codePoint, 0xD7A3)
                || isBetween(0xFF01, codePoint, 0xFF60);
        return wide ? 2 : 1;
    }

    private static boolean isBetween(int first, int codePoint, int last) {
        return first <= codePoint && codePoint <= last;
    }
}
