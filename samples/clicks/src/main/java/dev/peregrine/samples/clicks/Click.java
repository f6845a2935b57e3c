package dev.peregrine.samples.clicks;

import java.time.Instant;

/**
 * Somebody opened a page.
 *
 * @param id unique, made by whoever sends the click
 * @param page the page
 * @param at when
 */
public record Click(String id, String page, Instant at) {}
