package dev.beian.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
