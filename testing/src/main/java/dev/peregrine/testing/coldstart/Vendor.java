package dev.peregrine.testing.coldstart;

import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.FunctionProcess;
import dev.peregrine.testing.runtime.GoogleProcess;
import dev.peregrine.testing.runtime.GoogleProcessBuilder;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import java.nio.file.Path;
import java.util.List;

/** Whose runtime a function is started in. */
enum Vendor {
    AWS(LambdaFunction.class.getName()) {
        @Override
        List<Path> adapter(Path folder) {
            return FunctionJars.aws(folder);
        }

        @Override
        FunctionProcess start(
                Candidate candidate, Deployment deployment, Path jdk, List<String> options, boolean counting) {
            LambdaProcessBuilder process =
                    LambdaProcess.of(candidate.entry()).jdk(jdk).jvmOptions(options.toArray(String[]::new));
            deployment.taskRoot().ifPresentOrElse(process::taskRoot, () -> process.classPath(deployment.jars()));
            candidate.environment().forEach(process::environment);
            return counting ? process.countClasses().start() : process.start();
        }

        @Override
        void call(FirstCall call, FunctionProcess process) {
            call.lambda((LambdaProcess) process);
        }
    },

    GOOGLE(GoogleHttpFunction.class.getName()) {
        @Override
        List<Path> adapter(Path folder) {
            return FunctionJars.google(folder);
        }

        @Override
        FunctionProcess start(
                Candidate candidate, Deployment deployment, Path jdk, List<String> options, boolean counting) {
            GoogleProcessBuilder process = GoogleProcess.of(candidate.entry())
                    .classPath(deployment.jars())
                    .jdk(jdk)
                    .jvmOptions(options.toArray(String[]::new));
            candidate.environment().forEach(process::environment);
            return counting ? process.countClasses().start() : process.start();
        }

        @Override
        void call(FirstCall call, FunctionProcess process) {
            call.google((GoogleProcess) process);
        }
    };

    private final String portableEntry;

    Vendor(String portableEntry) {
        this.portableEntry = portableEntry;
    }

    static Vendor named(String host) {
        return switch (host) {
            case "aws" -> AWS;
            case "google" -> GOOGLE;
            default ->
                throw new IllegalArgumentException("No runtime of \"" + host
                        + "\" runs on this machine. Those of aws and google do; Azure's worker runs in its host only");
        };
    }

    String portableEntry() {
        return portableEntry;
    }

    abstract List<Path> adapter(Path folder);

    abstract FunctionProcess start(
            Candidate candidate, Deployment deployment, Path jdk, List<String> options, boolean counting);

    abstract void call(FirstCall call, FunctionProcess process);
}
