/** Servers as they are downloaded, in processes of their own, with applications that know nothing of this library. */
@NullMarked
package dev.beian.it.dist;

import org.jspecify.annotations.NullMarked;
