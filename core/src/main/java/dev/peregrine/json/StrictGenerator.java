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
        Scalars.requireFinite(this, value);
        super.writeNumber(value);
    }

    @Override
    public void writeNumber(float value) throws IOException {
        Scalars.requireFinite(this, value);
        super.writeNumber(value);
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        Scalars.write(delegate, value);
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        Scalars.write(delegate, new BigDecimal(value));
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
