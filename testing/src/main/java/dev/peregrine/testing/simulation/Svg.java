package dev.peregrine.testing.simulation;

/** Numbers in drawings: a tenth of a pixel is more than anyone sees, and the same text in every locale. */
final class Svg {
    private Svg() {}

    static String number(double pixels) {
        long tenths = Math.round(pixels * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
