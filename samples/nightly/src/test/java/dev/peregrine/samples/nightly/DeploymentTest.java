package dev.peregrine.samples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.aws.AwsPackager;
import dev.peregrine.azure.AzurePackager;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings beside the app are what the packagers need. */
class DeploymentTest {
    private static final String APP = NightlyApp.class.getName();

    @TempDir
    Path folder;

    @Test
    void makesATemplateForAws() throws Exception {
        AwsPackager.of(APP).write(folder);
        assertThat(folder.resolve("template.yaml")).content().contains("PEREGRINE_FUNCTION: nightly");
    }

    @Test
    void makesAPackageForAzure() throws Exception {
        AzurePackager.of(APP).write(folder.resolve("azure"));
        assertThat(Files.readString(folder.resolve("azure/nightly/function.json")))
                .contains("\"scriptFile\"");
    }
}
