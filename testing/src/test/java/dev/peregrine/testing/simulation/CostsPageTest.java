package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bills in docs/costs.md are those that the code makes, and their totals those that were done by hand. */
class CostsPageTest {
    private static final MarkedPage PAGE = new MarkedPage("costs.md", CostsPageTest.class);

    private static void shows(String name, Cost cost) throws IOException {
        PAGE.shows(name, "```text\n" + cost.text() + "```\n");
    }

    @Test
    void awsLambdaIsRightToTheCent() throws IOException {
        // snippet: cost
        Cost cost = Prices.awsLambda(1536).month(3_000_000, Duration.ofMillis(120));
        // end
        // 540,000 GB-s − 400,000 = 140,000 × 0.0000166667 = 2.333338; 2 million × 0.20 = 0.40
        assertThat(cost.total()).isEqualByComparingTo("2.733338");
        assertThat(cost.totalToTheCent()).isEqualTo("2.73");
        shows("aws-lambda", cost);
    }

    @Test
    void cloudRunFunctionsAreRightToTheCent() throws IOException {
        Cost cost = Prices.cloudRunFunctions(BigDecimal.ONE, 512).month(10_000_000, Duration.ofMillis(200));
        // 2,000,000 vCPU-s − 180,000 = 1,820,000 × 0.000024 = 43.68
        // 1,000,000 GiB-s − 360,000 = 640,000 × 0.0000025 = 1.60; 8 million × 0.40 = 3.20
        assertThat(cost.total()).isEqualByComparingTo("48.48");
        assertThat(cost.totalToTheCent()).isEqualTo("48.48");
        shows("cloud-run", cost);
    }

    @Test
    void azureConsumptionIsRightToTheCent() throws IOException {
        Cost cost = Prices.azureConsumption(1536).month(3_000_000, Duration.ofSeconds(1));
        // 4,500,000 GB-s − 400,000 = 4,100,000 × 0.000016 = 65.60; 2 million × 0.20 = 0.40
        assertThat(cost.total()).isEqualByComparingTo("66.00");
        assertThat(cost.totalToTheCent()).isEqualTo("66.00");
        shows("azure-consumption", cost);
    }

    @Test
    void azureFlexIsRightToTheCent() throws IOException {
        Cost cost = Prices.azureFlex(2048).month(3_000_000, Duration.ofMillis(200));
        // each is billed as 1 s: 6,000,000 GB-s − 100,000 = 5,900,000 × 0.000026 = 153.40; 2.75 million × 0.40 = 1.10
        assertThat(cost.total()).isEqualByComparingTo("154.50");
        shows("azure-flex", cost);
    }
}
