package org.khabar.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** What the OpenAPI document says of the whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Khabar",
            version = "1",
            description =
                "Arabic news into English text and briefs. Positions in texts count UTF-16 code"
                    + " units from 0. Errors are application/problem+json (RFC 9457).",
            license = @License(name = "Apache-2.0")))
final class ApiDescription {
  private ApiDescription() {}
}
