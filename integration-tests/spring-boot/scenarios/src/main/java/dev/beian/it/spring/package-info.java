/** Scenarios of Spring Boot applications, from outside: over HTTP, by their logs, by how they refuse to start. */
package dev.beian.it.spring;
