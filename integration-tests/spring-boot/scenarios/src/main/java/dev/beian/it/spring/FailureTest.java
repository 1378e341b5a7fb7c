package dev.beian.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beian.it.spring.app.PagesApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when an application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {
    @Test
    void messageTellsEveryProblemAndWhatToDo(CapturedOutput output) {
        assertThatThrownBy(() -> RunningApp.startUnconfigured(
                        Server.TOMCAT,
                        "beian.locale=en",
                        "beian.icp.number=ICP 123",
                        "beian.footer.style=pretty",
                        "beian.psb.numbr=1"))
                .isNotNull();

        String text = output.toString();
        assertThat(text.substring(text.indexOf("APPLICATION FAILED TO START")))
                .contains("Description:", "Action:", "beian.on-error=disable")
                .contains("beian.icp.number", "ICP 123", "beian.footer.style", "pretty", "beian.psb.numbr")
                .contains("--beian.icp.number");
    }

    /** A container image without a locale: Java takes it for ASCII, and Chinese comes out as question marks. */
    @Test
    void consoleWithoutChineseIsToldInEnglishAsWell() throws Exception {
        try (JavaProcess process = JavaProcess.start(
                Map.of("BEIAN_FOOTER_STYLE", "pretty"),
                "-Dfile.encoding=US-ASCII",
                "-cp",
                JavaProcess.classPath(JavaProcess.ownClassPath()),
                PagesApplication.class.getName(),
                "--server.port=0")) {
            assertThat(process.exitValue()).isNotZero();

            String text = process.output();
            assertThat(text.substring(text.indexOf("APPLICATION FAILED TO START")))
                    .contains("The Beian configuration is wrong in 1 place(s):\n  - beian.footer.style = \"pretty\"")
                    .contains("Correct each line as its example shows");
        }
    }
}
