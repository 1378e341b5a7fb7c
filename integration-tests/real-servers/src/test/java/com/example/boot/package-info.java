/** An application of Spring Boot that is deployed as an archive. */
@NullMarked
package com.example.boot;

import org.jspecify.annotations.NullMarked;
