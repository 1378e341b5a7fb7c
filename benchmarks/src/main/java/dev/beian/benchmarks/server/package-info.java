/** Real containers in processes of their own, for what only they can show. */
package dev.beian.benchmarks.server;
