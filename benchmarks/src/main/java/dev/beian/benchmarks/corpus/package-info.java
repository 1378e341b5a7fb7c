/** The pages that are measured. */
package dev.beian.benchmarks.corpus;
