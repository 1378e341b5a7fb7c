/**
 * The assembled library: {@link dev.beian.Beian}, which every integration builds and asks. Start reading here.
 */
@NullMarked
package dev.beian;

import org.jspecify.annotations.NullMarked;
