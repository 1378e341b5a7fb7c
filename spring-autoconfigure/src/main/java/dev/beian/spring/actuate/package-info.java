/**
 * Views of the status for Spring Boot Actuator: endpoint, health and metrics. They only read; the status is computed by
 * core. Each comes with an auto-configuration of its own that backs off where its part of Boot is missing.
 */
@NullMarked
package dev.beian.spring.actuate;

import org.jspecify.annotations.NullMarked;
