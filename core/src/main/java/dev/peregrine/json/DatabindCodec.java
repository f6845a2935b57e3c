package dev.peregrine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The codec over jackson-databind, held to the same rules as the light one. */
final class DatabindCodec implements JsonCodec {
    private final JacksonText text;
    private final JsonMapper mapper;

    private DatabindCodec(JsonFactory factory) {
        this.text = new JacksonText(factory);
        this.mapper = mapper(factory);
    }

    static JsonCodec create() {
        return new DatabindCodec(JacksonText.factory());
    }

    private static JsonMapper mapper(JsonFactory factory) {
        JsonMapper.Builder builder = JsonMapper.builder(factory).addModule(new DatabindLateModule());
        DatabindServices.addTo(builder);
        JsonMapper mapper = builder.addModule(new DatabindModule())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
        JsonInclude.Value present =
                JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS);
        for (Class<?> optional :
                new Class<?>[] {Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class}) {
            mapper.configOverride(optional).setInclude(present);
        }
        return mapper;
    }

    @Override
    public Object read(byte[] json, Type type) {
        JsonParser parser = text.parser(json);
        try {
            if (parser.nextToken() == null) {
                throw Failures.empty();
            }
            Object value = mapper.readValue(parser, mapper.constructType(type));
            if (value == null) {
                throw new JsonException("", Failures.NULL_NOT_READ);
            }
            if (parser.nextToken() != null) {
                throw Failures.trailing();
            }
            return value;
        } catch (JsonMappingException e) {
            throw Failures.worst(json, DatabindFailures.reading(parser, mapper, e));
        } catch (JsonException e) {
            throw Failures.worst(json, e);
        } catch (IOException e) {
            throw Failures.worst(json, JacksonText.malformed(e));
        } finally {
            JacksonText.close(parser);
        }
    }

    @Override
    public byte[] write(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        JsonGenerator generator = text.generator(out);
        try {
            mapper.writeValue(new StrictGenerator(generator), value);
            return out.toByteArray();
        } catch (JsonMappingException e) {
            throw DatabindFailures.writing(generator, e);
        } catch (IOException e) {
            throw JacksonText.unwritable(generator, e);
        } finally {
            JacksonText.close(generator);
        }
    }

    @Override
    public void check(Type type) {
        new DatabindCheck(mapper).check(mapper.constructType(type), "");
    }
}
