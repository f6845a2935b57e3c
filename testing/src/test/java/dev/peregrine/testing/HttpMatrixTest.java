package dev.peregrine.testing;

import java.util.stream.Stream;

/** Every case on every wire format: the same neutral view, or the difference that the documentation tells. */
class HttpMatrixTest {
    static Stream<HttpCase> cases() {
        return Stream.of(RequestCases.all(), BodyCases.all(), ResponseCases.all(), FailureCases.all())
                .flatMap(cases -> cases);
    }

    @EveryCloud(rows = "cases")
    void looksTheSame(Cloud cloud, HttpCase one) {
        one.run(cloud);
    }
}
