package io.votestream.ingest.http;

import java.util.List;

/** Answer of POST …/codes. */
record CreatedCodes(List<String> codes) {}
