/** What each host does to a request before the function and to its reply after it, written from the vendors' documents. */
@org.jspecify.annotations.NullMarked
package dev.peregrine.testing.wire;
