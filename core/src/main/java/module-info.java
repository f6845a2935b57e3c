/** Portable serverless functions: the handler API, the neutral event model and the SPI for adapters. */
// cloudevents-api is published as an automatic module only; its type is part of our API.
@SuppressWarnings({"requires-transitive-automatic", "requires-automatic"})
module dev.peregrine {
    requires com.fasterxml.jackson.core;
    requires transitive io.cloudevents.api;
    requires org.slf4j;
    requires static com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.datatype.jdk8;
    requires static com.fasterxml.jackson.datatype.jsr310;
    requires static transitive org.jspecify;

    exports dev.peregrine;
    exports dev.peregrine.cloudevents;
    exports dev.peregrine.event;
    exports dev.peregrine.http;
    exports dev.peregrine.json;
    exports dev.peregrine.spi;
    exports dev.peregrine.text;
}
