package dev.beian.audit.cli;

import dev.beian.audit.Expectation;
import dev.beian.audit.PageAuditor;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.MalformedNumberException;
import dev.beian.filing.PsbNumber;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: looks at pages and tells what an inspector would see. One instance for each run. */
@Command(
        name = "beian-audit",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 4,
        versionProvider = AuditCommand.Version.class,
        description = "Looks at pages as an inspector of filings would.",
        footer = {
            "",
            "Exit status: 0 every page shows what it should; 1 something is to be done; 2 the command was called wrongly;",
            "3 a page could not be read; 4 the report could not be written.",
            "",
            "Only what the markup says is seen, not what style sheets hide or scripts draw."
        })
public final class AuditCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int VIOLATED = 1;
    private static final int UNREADABLE = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE-or-URL", description = "Pages: files, or addresses with http:// or https://.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--icp", paramLabel = "NUMBER", description = "The ICP filing number that the pages have to show.")
    private @Nullable String icp;

    @Option(names = "--psb", paramLabel = "NUMBER", description = "The PSB filing number that the pages have to show.")
    private @Nullable String psb;

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "The filing entity that a copyright notice has to name.")
    private @Nullable String entity;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description =
                    "A list of sites, one a line: address or host, then behind tabs ICP number, PSB number, entity.")
    private @Nullable Path list;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes one row for each page to this file.")
    private @Nullable Path csv;

    @Option(names = "--json", description = "Prints JSON instead of text.")
    private boolean json;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "Language of the messages: zh-CN or en.",
            defaultValue = "zh-CN")
    private String locale = "zh-CN";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "For each page, 20 unless told.",
            defaultValue = "20")
    private int timeout = 20;

    private final Clock clock;

    /** A run by the system's clock. */
    public AuditCommand() {
        this(Clock.systemUTC());
    }

    AuditCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs the command and ends the process with its exit status.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        // A console's charset is a matter of luck; what is piped on to a program is UTF-8.
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.exit(new CommandLine(new AuditCommand()).setOut(out).setErr(err).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Expectation expectation = expectation(icp, psb, entity);
        PageFetcher fetcher = new PageFetcher(Duration.ofSeconds(Math.max(1, timeout)));
        List<AuditedPage> pages = new ArrayList<>();
        for (String target : targets) {
            pages.add(audit(fetcher, target, expectation));
        }
        if (list != null) {
            for (SiteList.Entry entry : entries(list)) {
                pages.add(audit(fetcher, entry));
            }
        }
        if (pages.isEmpty()) {
            throw new ParameterException(commandLine(), "name a page, or a list of sites with --list");
        }
        report(pages);
        return status(pages);
    }

    private List<SiteList.Entry> entries(Path file) {
        try {
            return SiteList.read(file);
        } catch (IOException unreadable) {
            throw new ParameterException(commandLine(), "--list " + file + ": cannot be read as UTF-8", unreadable);
        }
    }

    private void report(List<AuditedPage> pages) throws IOException {
        if (csv != null) {
            try (var out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
                Reports.csv(pages, out);
            }
        }
        Locale language = Locale.forLanguageTag(locale);
        PrintWriter out = commandLine().getOut();
        if (json) {
            Reports.json(pages, language, out);
        } else {
            Reports.readable(pages, language, out);
        }
    }

    /** One line that is wrong must not cost the report on all others. */
    private AuditedPage audit(PageFetcher fetcher, SiteList.Entry entry) {
        try {
            return audit(fetcher, entry.target(), expectation(entry.icp(), entry.psb(), entry.entity()));
        } catch (ParameterException wrong) {
            return new AuditedPage(entry.target(), clock.instant(), null, String.valueOf(wrong.getMessage()));
        }
    }

    private AuditedPage audit(PageFetcher fetcher, String target, Expectation expectation) {
        try {
            FetchedPage page = fetcher.fetch(target);
            return new AuditedPage(
                    target, clock.instant(), PageAuditor.audit(page.bytes(), page.charset(), expectation), null);
        } catch (IOException unreadable) {
            return new AuditedPage(target, clock.instant(), null, String.valueOf(unreadable.getMessage()));
        }
    }

    private Expectation expectation(@Nullable String icpText, @Nullable String psbText, @Nullable String entityText) {
        IcpNumber icpNumber = null;
        PsbNumber psbNumber = null;
        try {
            icpNumber = icpText == null ? null : IcpNumber.parse(icpText);
        } catch (MalformedNumberException malformed) {
            throw new ParameterException(commandLine(), "not an ICP filing number: " + icpText, malformed);
        }
        try {
            psbNumber = psbText == null ? null : PsbNumber.parse(psbText);
        } catch (MalformedNumberException malformed) {
            throw new ParameterException(commandLine(), "not a PSB filing number: " + psbText, malformed);
        }
        return new Expectation(true, icpNumber, psbNumber != null, psbNumber, entityText);
    }

    private static int status(List<AuditedPage> pages) {
        if (pages.stream().anyMatch(page -> page.verdict() == AuditedPage.Verdict.UNREADABLE)) {
            return UNREADABLE;
        }
        return pages.stream().allMatch(page -> page.verdict() == AuditedPage.Verdict.COMPLIANT) ? CLEAN : VIOLATED;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("not run as a command");
        }
        return spec.commandLine();
    }

    /** The version that the jar names. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AuditCommand.class.getPackage().getImplementationVersion();
            return new String[] {"beian-audit " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
