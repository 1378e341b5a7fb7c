/** What is measured: the filter, its parts, the alternatives, the floor and the limit. */
package dev.beian.benchmarks.contender;
