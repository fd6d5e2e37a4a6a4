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
    responseCode = "4XX",
    description =
        "A problem (RFC 9457): 400 malformed; 401 and 403 the key; 404 unknown; 405, 406 and 415"
            + " what the client asks for; 409 conflict; 412 changed since; 413 too large; 422"
            + " unusable; 429 too much, with Retry-After",
    content =
        @Content(
            mediaType = Problem.CONTENT_TYPE,
            schema = @Schema(implementation = Problem.class)))
@ApiResponse(
    responseCode = "5XX",
    description = "A problem: 503 not now, with Retry-After; 504 the deadline passed; 500 a fault",
    content =
        @Content(
            mediaType = Problem.CONTENT_TYPE,
            schema = @Schema(implementation = Problem.class)))
@interface AnswersProblems {}
