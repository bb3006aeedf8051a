package io.votestream.audit.comparison;

import io.votestream.audit.fold.DeadLetter;
import java.util.List;

/** The records that the pipeline could not read and set aside. */
public interface DeadLetterSource {

  /** All of them by now. */
  List<DeadLetter> letters() throws ViewUnavailableException;
}
