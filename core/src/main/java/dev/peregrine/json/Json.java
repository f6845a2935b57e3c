package dev.peregrine.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for generated code to read and write a record as JSON without reflection, for itself and for the records of the
 * same compilation that its components reach. It needs the annotation processor {@code peregrine-codec-processor} in the
 * build; without it the annotation does nothing, and the record is bound by reflection. The JSON is the same either way.
 *
 * <p>Set-up and limits are in {@code docs/json.md}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface Json {}
