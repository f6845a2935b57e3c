package dev.peregrine.samples.contact;

import dev.peregrine.http.HttpProblem;
import java.util.regex.Pattern;

/**
 * A message that somebody wants to send us; valid by construction.
 *
 * @param name one line, up to 100 characters
 * @param email an address to answer to, up to 254 characters of ASCII
 * @param message some lines, up to 5,000 characters
 */
public record Contact(String name, String email, String message) {
    /** Stricter than browsers: no dots side by side, and one in the domain. */
    private static final Pattern EMAIL = Pattern.compile(
            "(?=.{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*@"
                    + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

    /**
     * Checks all fields, so that nobody has to correct them one by one.
     *
     * @throws HttpProblem 400, with an entry for each field that is wrong
     */
    public Contact {
        name = name.strip();
        email = email.strip();
        message = message.strip().replace("\r\n", "\n");
        HttpProblem valid = HttpProblem.of(400, "Please correct the marked fields.");
        HttpProblem checked = valid;
        checked = check(checked, "/name", nameError(name));
        checked = check(checked, "/email", emailError(email));
        checked = check(checked, "/message", messageError(message));
        if (checked != valid) {
            throw checked;
        }
    }

    private static HttpProblem check(HttpProblem problem, String pointer, String error) {
        return error.isEmpty() ? problem : problem.error(pointer, error);
    }

    private static String nameError(String name) {
        if (name.isEmpty()) {
            return "Please enter your name.";
        }
        if (name.length() > 100) {
            return "Please shorten your name to 100 characters.";
        }
        // the name goes into headers of the e-mail, where a line break would start a header of the sender's choice
        return name.chars().anyMatch(Contact::isControl) ? "Please enter your name as a single line of text." : "";
    }

    private static String emailError(String email) {
        if (email.isEmpty()) {
            return "Please enter your e-mail address.";
        }
        return email.length() > 254 || !EMAIL.matcher(email).matches()
                ? "Please enter one e-mail address, such as name@example.com."
                : "";
    }

    private static String messageError(String message) {
        if (message.isEmpty()) {
            return "Please enter a message.";
        }
        if (message.length() > 5000) {
            return "Please shorten your message to 5,000 characters.";
        }
        return message.chars().anyMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
                ? "Please remove the control characters from your message."
                : "";
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
