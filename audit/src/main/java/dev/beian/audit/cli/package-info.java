/** The audit as a command: readable or JSON on standard output, CSV for a list of sites, exit status for scripts. */
@NullMarked
package dev.beian.audit.cli;

import org.jspecify.annotations.NullMarked;
