/** An inspector's look at a whole page: does it show what its site owes? */
@NullMarked
package dev.beian.audit;

import org.jspecify.annotations.NullMarked;
