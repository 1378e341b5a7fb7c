package dev.beian.servlet.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.beian.config.Problem;
import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The HOCON files of an application: includes and substitutions work as in all such files, whatever else an {@code
 * application.conf} holds. Only what is below {@code beian} has to be right; a file that is no HOCON and does not speak of us
 * is none of our business. For one reading.
 */
final class SettingFiles {
    private static final Logger LOG = System.getLogger(SettingFiles.class.getName());
    private static final String APPLICATION = "application.conf";
    private static final String REFERENCE = "reference.conf";
    private static final String FILE_SCHEME = "file:";

    private final SettingSources sources;
    private final List<Problem> problems = new ArrayList<>();

    SettingFiles(SettingSources sources) {
        this.sources = sources;
    }

    /** What kept files from being read. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * The settings of all files.
     *
     * @param named the setting that names a file; null if there is none
     * @return one for each key, in the order in which they stand in the files
     */
    List<Setting> read(@Nullable Setting named) {
        Config files = named == null || named.value().isBlank() ? ConfigFactory.empty() : file(named);
        files = files.withFallback(application()).withFallback(reference());
        try {
            Config all = files.withFallback(ConfigValueFactory.fromMap(sources.environment(), "environment variable"));
            // Mostly no file has a substitution, and then there is nothing to resolve.
            return HoconTree.flatten(all.isResolved() ? all : resolved(withProperties(all)));
        } catch (ConfigException e) {
            boolean isUnresolved = e instanceof ConfigException.UnresolvedSubstitution;
            tell(APPLICATION, e, isUnresolved ? "file-unresolved" : "file-malformed");
            return List.of();
        }
    }

    private Config withProperties(Config others) {
        return ConfigFactory.parseProperties(properties(sources.systemProperties()))
                .withFallback(others);
    }

    /** What is below {@code beian}, with every substitution of its own resolved, whatever is wrong elsewhere. */
    private static Config resolved(Config all) {
        try {
            return all.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true))
                    .withOnlyPath(SettingKey.ROOT)
                    .resolve();
        } catch (ConfigException e) {
            try {
                // A cycle of others fails the tree as a whole; this looks up no more than ours needs, yet knows fewer
                // tricks.
                return all.withOnlyPath(SettingKey.ROOT).resolveWith(all);
            } catch (ConfigException second) {
                e.addSuppressed(second);
                throw e;
            }
        }
    }

    private Config file(Setting named) {
        String text = named.value().strip();
        try {
            File file = text.startsWith(FILE_SCHEME) ? Path.of(URI.create(text)).toFile() : new File(text);
            if (!file.isFile() || !file.canRead()) {
                String code = file.isDirectory() ? "file-directory" : file.exists() ? "file-forbidden" : "file-missing";
                problems.add(unreadable(named, code, file.getAbsolutePath()));
                return ConfigFactory.empty();
            }
            return ConfigFactory.parseFile(file, options());
        } catch (ConfigException e) {
            tell(named.key() + " = " + text, e, "file-malformed");
        } catch (IllegalArgumentException e) {
            problems.add(unreadable(named, "file-unreadable", String.valueOf(e.getMessage())));
        }
        return ConfigFactory.empty();
    }

    private static Problem unreadable(Setting named, String code, String cause) {
        return new Problem(
                named.key(), named.value(), named.origin(), code, List.of(cause), SettingKey.CONFIG.example());
    }

    private Config application() {
        try {
            return ConfigFactory.parseResources(APPLICATION, options().setAllowMissing(true));
        } catch (ConfigException e) {
            if (speaksOfUs()) {
                tell(APPLICATION, e, "file-malformed");
            } else {
                LOG.log(
                        Level.WARNING,
                        "{0} is no HOCON and does not mention beian; ignored: {1}",
                        APPLICATION,
                        e.getMessage());
            }
            return ConfigFactory.empty();
        }
    }

    /** The defaults of all libraries, which an application's substitutions may name. */
    private Config reference() {
        try {
            return ConfigFactory.parseResources(REFERENCE, options().setAllowMissing(true));
        } catch (ConfigException e) {
            LOG.log(
                    Level.WARNING,
                    "A library''s {0} cannot be read; defaults are built in: {1}",
                    REFERENCE,
                    e.getMessage());
            return ConfigFactory.empty();
        }
    }

    private ConfigParseOptions options() {
        return ConfigParseOptions.defaults().setClassLoader(sources.classLoader());
    }

    private boolean speaksOfUs() {
        try {
            for (URL url : Collections.list(sources.classLoader().getResources(APPLICATION))) {
                try (InputStream in = url.openStream()) {
                    // Whatever the encoding is, our name is ASCII.
                    if (new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(SettingKey.ROOT)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void tell(String file, ConfigException e, String code) {
        ConfigOrigin origin = e.origin();
        String where = origin == null ? file : origin.description();
        String message = String.valueOf(e.getMessage());
        String what = message.startsWith(where + ": ") ? message.substring(where.length() + 2) : message;
        boolean isKeyword = what.contains("include keyword"); // pages { include = … } begins like HOCON's own include
        problems.add(new Problem(file, "", where, isKeyword ? "file-include" : code, List.of(what), ""));
    }

    /** System properties for substitutions; those of ours are a source of their own, told apart from files. */
    private static Properties properties(Map<String, String> values) {
        Properties properties = new Properties();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (!entry.getKey().startsWith(SettingKey.ROOT)) {
                properties.setProperty(entry.getKey(), entry.getValue());
            }
        }
        return properties;
    }
}
