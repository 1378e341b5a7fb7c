/** The other end of the connection: starts servers, asks them, and reads every byte of what they answer. */
package dev.beian.benchmarks.client;
