package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.beian.it.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schema that the documentation gives of the status. */
final class StatusSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusSchema() {}

    /** The document of an answer, which is as the schema describes it. */
    static JsonNode document(RawResponse response) throws IOException {
        assertThat(response.status()).isEqualTo(200);
        JsonNode document = JSON.readTree(response.body());
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "..", "docs", "status.schema.json")), config);
        assertThat(schema.validate(document)).isEmpty();
        return document;
    }
}
