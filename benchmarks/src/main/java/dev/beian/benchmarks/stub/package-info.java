/** A container without connections. */
package dev.beian.benchmarks.stub;
