package dev.beian.site;

import org.jspecify.annotations.Nullable;

/**
 * A copyright notice. Immutable.
 *
 * @param owner whose name it shows
 * @param since the first year; null to show the current year alone
 */
public record Copyright(String owner, @Nullable Integer since) {}
