package dev.peregrine.aws;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as it stands in the settings: a text, or a function of CloudFormation such as {@code !GetAtt Orders.Arn}.
 *
 * @param function the function's name, empty for a text
 * @param text the text, or the function's argument
 */
record SamValue(String function, String text) {
    private static final Pattern FUNCTION = Pattern.compile("!(\\S+)\\s+(.+)", Pattern.DOTALL);
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9]+|AWS::[A-Za-z]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z0-9]+)\\.[A-Za-z0-9.]+");
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?}");

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException that says what to write
     */
    static SamValue of(String value) {
        if (!value.startsWith("!")) {
            return new SamValue("", value);
        }
        Matcher matcher = FUNCTION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a text, or !Ref, !GetAtt, !Sub or !ImportValue and its argument");
        }
        String argument = unquoted(matcher.group(2));
        boolean right = switch (matcher.group(1)) {
            case "Ref" -> REF.matcher(argument).matches();
            case "GetAtt" -> ATTRIBUTE.matcher(argument).matches();
            case "Sub", "ImportValue" -> !argument.startsWith("[") && !argument.startsWith("!");
            default -> false;
        };
        if (!right) {
            throw new IllegalArgumentException("!Ref Name, !GetAtt Name.Attribute, !Sub text or !ImportValue name");
        }
        return new SamValue(matcher.group(1), argument);
    }

    /** Reads a value of the user's own making: only a function of CloudFormation that is one is taken for it. */
    static SamValue lenient(String value) {
        try {
            return of(value);
        } catch (IllegalArgumentException e) {
            return new SamValue("", value);
        }
    }

    private static String unquoted(String argument) {
        char first = argument.charAt(0);
        boolean quoted = argument.length() > 1
                && (first == '"' || first == '\'')
                && argument.indexOf(first, 1) == argument.length() - 1;
        return quoted && argument.indexOf('\\') < 0 ? argument.substring(1, argument.length() - 1) : argument;
    }

    /** Whether it is known before the deployment. */
    boolean isLiteral() {
        return function.isEmpty() && !text.startsWith("{{resolve:");
    }

    /** Whether its end is known before the deployment. */
    boolean hasKnownEnd() {
        return isLiteral() || (function.equals("Sub") && !text.endsWith("}"));
    }

    /** The service whose resource an ARN names, empty for what is no ARN and not known before the deployment. */
    String service() {
        String[] parts = text.split(":", 4);
        return isLiteral() && parts.length == 4 && parts[0].equals("arn") ? parts[2] : "";
    }

    /** The names in the template that it refers to, without those of CloudFormation itself. */
    Set<String> references() {
        Set<String> names = new LinkedHashSet<>();
        if (function.equals("Ref") && !text.startsWith("AWS::")) {
            names.add(text);
        } else if (function.equals("GetAtt")) {
            names.add(text.substring(0, text.indexOf('.')));
        } else if (function.equals("Sub")) {
            Matcher matcher = SUBSTITUTED.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** As {@link Yaml} takes it. */
    Object node() {
        return function.isEmpty() ? text : this;
    }

    /** As it stands in the settings. */
    @Override
    public String toString() {
        return function.isEmpty() ? text : "!" + function + " " + text;
    }
}
