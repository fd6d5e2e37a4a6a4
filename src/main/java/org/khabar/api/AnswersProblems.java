package org.khabar.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells readers of the API's description that whatever goes wrong is answered as a problem. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ApiResponse(
    responseCode = "default",
    description =
        "A problem (RFC 9457): 400 malformed; 401 and 403 the key; 404; 406 and 415 media types;"
            + " 409 conflict; 412 changed since; 413 too large; 422 unusable; 429 too much, with"
            + " Retry-After; 500; 503 not now, with Retry-After; 504 the deadline passed",
    content =
        @Content(
            mediaType = Problem.CONTENT_TYPE,
            schema = @Schema(implementation = Problem.class)))
@interface AnswersProblems {}
