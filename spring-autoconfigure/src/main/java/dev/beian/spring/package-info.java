/**
 * The library in a Spring Boot application: its properties, taken as text with their origins out of Spring's environment,
 * the filter, and start-up failures that tell what to do. Runs unchanged on Spring Boot 3.2 to 4.1: only types that have
 * one name in all of them are used here.
 */
@NullMarked
package dev.beian.spring;

import org.jspecify.annotations.NullMarked;
