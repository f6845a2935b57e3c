package dev.peregrine.samples.contact;

import java.util.List;

/**
 * A wire format that a submission can travel through.
 *
 * @param id the name of its {@link dev.peregrine.testing.Cloud}
 * @param title what people call it
 */
record Wire(String id, String title) {
    static final List<Wire> ALL = List.of(
            new Wire("aws-http-api", "AWS HTTP API"),
            new Wire("aws-rest-api", "AWS REST API"),
            new Wire("aws-function-url", "AWS function URL"),
            new Wire("aws-alb", "AWS ALB"),
            new Wire("aws-alb-multi", "AWS ALB, multi-value"),
            new Wire("gcp-http", "Google HTTP function"),
            new Wire("azure-http", "Azure HTTP trigger"));
}
