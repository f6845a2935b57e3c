package dev.peregrine.testing.cli;

import picocli.CommandLine.Command;

/** What there is to do with events. */
@Command(name = "events", description = "Lists the sources of events, and writes example events of each.")
final class EventsCommand {}
