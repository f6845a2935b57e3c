package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertColdStart;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.wire.ClientRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class StartBudgetTest {
    // snippet: cold-start-budget
    @Test
    void startsWithFewClasses() {
        Candidate shop = Candidate.portable("aws")
                .app(Shop.class)
                .adapter()
                .classPathOf(Shop.class)
                .request(ClientRequest.of("POST", "/contact")
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"message\":\"Hello\"}".getBytes(UTF_8)));
        assertColdStart(shop)
                .parsesAtMost(350)
                .doesNotLoad("com.fasterxml.jackson.databind", "org.slf4j");
    }
    // end
}
