/** An application with libraries of its own, which knows nothing of this one. */
@NullMarked
package com.example.library;

import org.jspecify.annotations.NullMarked;
