package dev.peregrine.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a template by a YAML library, functions of CloudFormation as {@link SamValue}. */
final class TemplateReader extends SafeConstructor {
    private TemplateReader(LoaderOptions options) {
        super(options);
        for (String function : List.of("Ref", "GetAtt", "Sub", "ImportValue")) {
            yamlConstructors.put(new Tag("!" + function), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new SamValue(function, ((ScalarNode) node).getValue());
                }
            });
        }
    }

    static Object read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new TemplateReader(options)).load(yaml);
    }

    /** What stands at a path of names; list items by number. */
    static Object at(Object tree, String... path) {
        Object found = tree;
        for (String name : path) {
            Object next =
                    found instanceof List<?> list ? list.get(Integer.parseInt(name)) : ((Map<?, ?>) found).get(name);
            if (next == null) {
                throw new AssertionError("There is no " + name + " in " + found);
            }
            found = next;
        }
        return found;
    }

    static List<String> names(Object map) {
        List<String> names = new ArrayList<>();
        new LinkedHashMap<>((Map<?, ?>) map).keySet().forEach(name -> names.add((String) name));
        return names;
    }
}
