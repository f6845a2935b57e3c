package dev.peregrine.testing;

import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a test, on one cloud with one row. */
final class CloudInvocation implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {
    private final Cloud cloud;
    private final Optional<Row> row;

    CloudInvocation(Platform platform, Optional<Row> row) {
        this.cloud = new Cloud(platform);
        this.row = row;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return row.map(cases -> cloud.name() + ": " + cases.name()).orElse(cloud.name());
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isCloud(parameter.getParameter()) || column(parameter) >= 0;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return isCloud(parameter.getParameter())
                ? cloud
                : row.orElseThrow().values().get(column(parameter));
    }

    private static boolean isCloud(Parameter parameter) {
        return parameter.getType() == Cloud.class;
    }

    /** The place of a parameter among those that aren't the cloud, if the row has that many values; else -1. */
    private int column(ParameterContext parameter) {
        if (row.isEmpty() || !(parameter.getDeclaringExecutable() instanceof java.lang.reflect.Method method)) {
            return -1;
        }
        int column = 0;
        for (int i = 0; i < parameter.getIndex(); i++) {
            column += isCloud(method.getParameters()[i]) ? 0 : 1;
        }
        return column < row.get().values().size() ? column : -1;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cloud.close();
    }
}
