/**
 * What HTTP says about a page that gets a footer: when a response may be changed, which of its fields stay true, what a
 * cache may be told. Pure rules over field values (RFC 9110, 9111 and their kin); nothing here knows the wrappers.
 */
@NullMarked
package dev.beian.servlet.http;

import org.jspecify.annotations.NullMarked;
