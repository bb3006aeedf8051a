package io.votestream.ingest.http;

import io.votestream.ingest.domain.refusal.ErrorCode;

/** A problem detail as RFC 9457 defines it, with the stable {@code code} of {@link ErrorCode}. */
record Problem(String type, String title, int status, String detail, String code) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ErrorCode code, String detail) {
    return new Problem("about:blank", code.title(), code.status(), detail, code.wireName());
  }
}
