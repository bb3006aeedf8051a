/** Why a request is not carried out: the error codes of the API, and the exception that has one. */
package io.votestream.ingest.domain.refusal;
