/** Servers for a WAR, each started by itself with nothing but its own libraries. */
package dev.beian.it.spring.server;
