package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Holds whatever serializer databind chooses to the rules for numbers. */
final class StrictGenerator extends JsonGeneratorDelegate {
    StrictGenerator(JsonGenerator generator) {
        super(generator);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        requireFinite(value);
        super.writeNumber(value);
    }

    @Override
    public void writeNumber(float value) throws IOException {
        requireFinite(value);
        super.writeNumber(value);
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        if (!Scalars.isBounded(value)) {
            throw JacksonText.unwritable(delegate, Scalars.TOO_MANY_DIGITS);
        }
        delegate.writeNumber(value.toPlainString());
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        writeNumber(new BigDecimal(value));
    }

    private void requireFinite(double value) {
        if (!Scalars.isFinite(value)) {
            throw JacksonText.unwritable(this, Scalars.noNumber(value));
        }
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
        writeStartArray(values, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(values[i]);
        }
        writeEndArray();
    }
}
