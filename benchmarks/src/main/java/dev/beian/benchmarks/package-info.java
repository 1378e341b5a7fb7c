/** What the filter costs; {@code docs/performance.md} has the results. */
package dev.beian.benchmarks;
