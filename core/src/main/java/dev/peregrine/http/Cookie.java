package dev.peregrine.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A cookie that a response sets ({@code Set-Cookie}, RFC 6265 and its revision). Immutable; each method gives a new cookie.
 *
 * <p>The cookies of a request are just names and values: {@link HttpRequest#cookies()}.
 */
public final class Cookie {
    /** When a browser sends a cookie along with requests that start at another site. */
    public enum SameSite {
        /** Never. */
        STRICT("Strict"),
        /** When the user follows a link. */
        LAX("Lax"),
        /** Always; browsers demand {@link Cookie#secure()} with it. */
        NONE("None");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }
    }

    private final String name;
    private final String value;
    private final String attributes;

    private Cookie(String name, String value, String attributes) {
        this.name = name;
        this.value = value;
        this.attributes = attributes;
    }

    /**
     * A cookie without attributes.
     *
     * @param name a token: letters, digits and some signs
     * @param value printable ASCII without spaces, quotes, commas, semicolons and backslashes; encode other text, for example
     *     as base64url
     * @return the cookie
     * @throws IllegalArgumentException for another name or value; the message doesn't hold the value
     */
    public static Cookie of(String name, String value) {
        if (name.isEmpty() || !consistsOf(name, "!#$%&'*+-.^_`|~")) {
            throw new IllegalArgumentException("Not a name of a cookie: use letters, digits, - and _");
        }
        if (!consistsOf(value, "!#$%&'()*+-./:<=>?@[]^_`{|}~")) {
            throw new IllegalArgumentException("The value of cookie " + name
                    + " holds a character that isn't allowed there; encode it, for example as base64url");
        }
        return new Cookie(name, value, "");
    }

    private static boolean consistsOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A cookie that makes the browser delete its own of that name; path and domain must be those it was set with.
     *
     * @param name the name
     * @return the cookie
     */
    public static Cookie expired(String name) {
        return of(name, "").maxAge(Duration.ZERO);
    }

    /**
     * The path it is sent to.
     *
     * @param path starts with a slash
     * @return the new cookie
     */
    public Cookie path(String path) {
        return with("Path", path);
    }

    /**
     * The domain it is sent to, with all below it. Without, the host that set it alone.
     *
     * @param domain the domain
     * @return the new cookie
     */
    public Cookie domain(String domain) {
        return with("Domain", domain);
    }

    /**
     * How long the browser keeps it. Without, until it is closed.
     *
     * @param age rounded up to whole seconds; zero deletes it
     * @return the new cookie
     */
    public Cookie maxAge(Duration age) {
        return with(
                "Max-Age", Long.toString(Math.max(0, age.plusNanos(999_999_999).toSeconds())));
    }

    /**
     * When the browser forgets it.
     *
     * @param moment in whole seconds
     * @return the new cookie
     */
    public Cookie expires(Instant moment) {
        DateTimeFormatter imfFixdate = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
        return with("Expires", imfFixdate.format(moment.atOffset(ZoneOffset.UTC)));
    }

    /**
     * Sent over HTTPS only.
     *
     * @return the new cookie
     */
    public Cookie secure() {
        return new Cookie(name, value, attributes + "; Secure");
    }

    /**
     * Hidden from scripts.
     *
     * @return the new cookie
     */
    public Cookie httpOnly() {
        return new Cookie(name, value, attributes + "; HttpOnly");
    }

    /**
     * When it is sent along with requests from other sites.
     *
     * @param sameSite when
     * @return the new cookie
     */
    public Cookie sameSite(SameSite sameSite) {
        return with("SameSite", sameSite.text);
    }

    /**
     * Kept apart for each top-level site (CHIPS); browsers demand {@link #secure()} with it.
     *
     * @return the new cookie
     */
    public Cookie partitioned() {
        return new Cookie(name, value, attributes + "; Partitioned");
    }

    private Cookie with(String attribute, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ';' || c > 126) {
                throw new IllegalArgumentException("The attribute " + attribute + " of cookie " + name
                        + " holds a character that isn't allowed there");
            }
        }
        return new Cookie(name, value, attributes + "; " + attribute + "=" + text);
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The value.
     *
     * @return the value
     */
    public String value() {
        return value;
    }

    /**
     * The cookie as a header.
     *
     * @return the value of {@code Set-Cookie}
     */
    public String header() {
        return name + "=" + value + attributes;
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return name + "=…" + attributes;
    }
}
