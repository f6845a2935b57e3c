package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The form in a real browser; skipped where Chromium and its driver are not on the PATH. */
class PlaygroundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** It warns of each Chromium that is newer than itself, and we use nothing of what it then lacks. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    @TempDir
    private Path profile;

    private MailBox box;
    private Playground playground;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        Optional<File> chromium = onPath("chromium").or(() -> onPath("chromium-browser"));
        Optional<File> driver = onPath("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            System.out.println("SKIPPED: the browser test needs chromium and chromedriver on the PATH"
                    + " (Debian: apt-get install chromium chromium-driver)");
        }
        assumeTrue(chromium.isPresent() && driver.isPresent(), "chromium and chromedriver are not on the PATH");
        DEVTOOLS.setLevel(Level.SEVERE);
        box = MailBox.open();
        playground = Playground.start(0, box.variables(), Optional.of(box));
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.get())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--lang=en",
                        "--user-data-dir=" + profile);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .usingAnyFreePort()
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1280, 1100));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (playground != null) {
            playground.close();
        }
        if (box != null) {
            box.close();
        }
    }

    private static Optional<File> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }

    @Test
    void submitsThroughTheChosenWireFormatAndShowsTheMail() throws Exception {
        browser.get(playground.url());
        choose("AWS REST API", "/via/aws-rest-api/");
        enter("Ada Lovelace", "ada@example.org", "Dear all,\nwhat a lovely form.");
        submit();
        waitFor("#notice.good");
        assertThat(text("#notice")).startsWith("Thank you! Your message is on its way. Reference: ");
        assertThat(browser.findElement(By.id("message")).getDomProperty("value"))
                .isEmpty();
        browser.switchTo().defaultContent();
        waitForCount("#mails > li", 1);
        assertThat(text("#mails > li:first-child")).contains("Message from Ada Lovelace", "through AWS REST API");

        choose("Azure HTTP trigger", "/via/azure-http/");
        enter("Zoë Ωμέγα", "zoe@example.org", "Second.");
        submit();
        waitFor("#notice.good");
        browser.switchTo().defaultContent();
        waitForCount("#mails > li", 2);
        assertThat(text("#mail-count")).isEqualTo("2");
        browser.findElement(By.cssSelector("#mails > li:first-child summary")).click();
        assertThat(text("#mails > li:first-child"))
                .contains(
                        "Message from Zoë Ωμέγα",
                        "through Azure HTTP trigger",
                        "Zoë Ωμέγα <zoe@example.org>",
                        "Second.");
        assertThat(box.mails()).hasSize(2);
        screenshot("delivered");
        assertNothingRefusedByTheBrowser();
    }

    @Test
    void showsWhatTravelledOnTheWire() throws Exception {
        browser.get(playground.url());
        choose("AWS ALB", "/via/aws-alb/");
        enter("Ada", "ada@example.org", "Hello");
        submit();
        waitFor("#notice.good");
        browser.switchTo().defaultContent();
        waitForCount("#exchanges > li .status.good", 3); // two pages and a submission

        browser.findElement(By.cssSelector("#exchanges > li:first-child summary"))
                .click();

        assertThat(text("#exchanges > li:first-child summary")).startsWith("202 POST /contact");
        assertThat(text("#exchanges > li:first-child .event")).contains("\"elb\": {", "\"httpMethod\": \"POST\"");
        assertThat(text("#exchanges > li:first-child .reply")).contains("\"statusDescription\": \"202 Accepted\"");
        screenshot("wire");
    }

    @Test
    void showsWhatTheFunctionFindsWrongBesideTheFields() throws Exception {
        browser.get(playground.url());
        choose("Google HTTP function", "/via/gcp-http/");
        enter("Ada", "ada", "");
        submit();
        waitFor("#notice.bad");
        waitFor("#email[aria-invalid=true]");
        assertThat(text("#notice")).isEqualTo("Please correct the marked fields.");
        assertThat(text("#name-error")).isEmpty();
        assertThat(text("#email-error")).isEqualTo("Please enter one e-mail address, such as name@example.com.");
        assertThat(text("#message-error")).isEqualTo("Please enter a message.");
        new WebDriverWait(browser, PATIENCE)
                .until(b -> "email".equals(b.switchTo().activeElement().getDomAttribute("id")));
        screenshot("errors");
        assertThat(box.mails()).isEmpty();

        enter("", ".lovelace@example.org", "Now it is right.");
        submit();
        waitFor("#notice.good");
        assertThat(text("#email-error")).isEmpty();
        assertThat(box.mails()).hasSize(1);
        assertNothingRefusedByTheBrowser();
    }

    @Test
    void fitsAPhone() throws Exception {
        browser.manage().window().setSize(new Dimension(500, 900));
        browser.get(playground.url() + "via/aws-http-api/");
        assertNoSidewaysScrolling();
        screenshot("phone-form");

        browser.get(playground.url());
        choose("AWS function URL", "/via/aws-function-url/");
        assertNoSidewaysScrolling();
        browser.switchTo().defaultContent();
        assertNoSidewaysScrolling();
        screenshot("phone");
    }

    /** Waits until the page with the form has come through the format, and goes into it. */
    private void choose(String title, String path) {
        new WebDriverWait(browser, PATIENCE)
                .until(b -> b.findElements(By.cssSelector("#formats label")).size() == Wire.ALL.size());
        for (WebElement label : browser.findElements(By.cssSelector("#formats label"))) {
            if (label.getText().equals(title)) {
                label.click();
            }
        }
        new WebDriverWait(browser, PATIENCE).until(b -> {
            b.switchTo().defaultContent();
            b.switchTo().frame("form");
            return path.equals(browser.executeScript("return document.readyState === 'complete' && location.pathname"));
        });
    }

    private void enter(String name, String email, String message) {
        browser.findElement(By.id("name")).sendKeys(name);
        browser.findElement(By.id("email")).sendKeys(email);
        browser.findElement(By.id("message")).sendKeys(message);
    }

    private void submit() {
        browser.findElement(By.tagName("button")).click();
    }

    private void waitFor(String selector) {
        new WebDriverWait(browser, PATIENCE)
                .until(b -> !b.findElements(By.cssSelector(selector)).isEmpty());
    }

    private void waitForCount(String selector, int count) {
        new WebDriverWait(browser, PATIENCE)
                .until(b -> b.findElements(By.cssSelector(selector)).size() == count);
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private void assertNoSidewaysScrolling() {
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    /** A violated Content-Security-Policy or a script error stands in the console. */
    private void assertNothingRefusedByTheBrowser() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> !entry.getMessage().contains("the server responded with a status of 400"))
                .isEmpty();
    }

    /** For people to look at. */
    private void screenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
