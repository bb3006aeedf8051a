package io.votestream.audit.cli;

import io.votestream.audit.fold.WhatIf;
import io.votestream.schemas.v1.Revote;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code --what-if} options: {@code NAME=VALUE}, several of which hold together. */
final class WhatIfOption {

  private static final Pattern POSITION = Pattern.compile("\\d{1,9}:\\d{1,18}");
  private static final Pattern SLOT = Pattern.compile("[0-9a-fA-F]{32}");

  private WhatIfOption() {}

  /**
   * @throws IllegalArgumentException naming what can be asked
   */
  static WhatIf parse(List<String> options) {
    WhatIf whatIf = WhatIf.AS_IT_IS;
    for (String option : options) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      whatIf =
          switch (name) {
            case "protection" -> protection(whatIf, value);
            case "revote" -> new WhatIf(whatIf.everyVote(), revote(value), whatIf.excluded());
            case "exclude" ->
                new WhatIf(
                    whatIf.everyVote(),
                    whatIf.revote(),
                    either(whatIf.excluded(), exclusion(value)));
            default ->
                throw new IllegalArgumentException(
                    "--what-if takes protection=…, revote=… or exclude=…, not " + option);
          };
    }
    return whatIf;
  }

  private static WhatIf protection(WhatIf whatIf, String value) {
    if (!value.equals("none")) {
      throw new IllegalArgumentException(
          "--what-if protection=none is all that can be recounted: the log holds no identities, so"
              + " that nobody can tell which votes another protection would have taken for one"
              + " voter's");
    }
    return new WhatIf(true, whatIf.revote(), whatIf.excluded());
  }

  private static Revote revote(String value) {
    return switch (value) {
      case "no" -> Revote.REVOTE_NO;
      case "replace" -> Revote.REVOTE_REPLACE;
      default -> throw new IllegalArgumentException("--what-if revote=no or revote=replace");
    };
  }

  private static WhatIf.Exclusion exclusion(String value) {
    WhatIf.Exclusion all = WhatIf.Exclusion.NOTHING;
    for (String one : value.split(",", -1)) {
      all = either(all, single(one));
    }
    return all;
  }

  private static WhatIf.Exclusion single(String text) {
    if (POSITION.matcher(text).matches()) {
      int colon = text.indexOf(':');
      int p = Integer.parseInt(text, 0, colon, 10);
      long o = Long.parseLong(text, colon + 1, text.length(), 10);
      return (partition, offset, timestamp, high, low) -> partition == p && offset == o;
    }
    if (SLOT.matcher(text).matches()) {
      long slotHigh = HexFormat.fromHexDigitsToLong(text, 0, 16);
      long slotLow = HexFormat.fromHexDigitsToLong(text, 16, 32);
      return (partition, offset, timestamp, high, low) -> high == slotHigh && low == slotLow;
    }
    int dots = text.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException(
          "--what-if exclude= takes positions (3:17), slots (32 hexadecimal digits) and spans of"
              + " time (FROM..TO), not "
              + text);
    }
    Instant from = AsOf.time(text.substring(0, dots));
    Instant to = AsOf.time(text.substring(dots + 2));
    return (partition, offset, timestamp, high, low) ->
        timestamp >= from.toEpochMilli() && timestamp < to.toEpochMilli();
  }

  private static WhatIf.Exclusion either(WhatIf.Exclusion a, WhatIf.Exclusion b) {
    return (partition, offset, timestamp, high, low) ->
        a.test(partition, offset, timestamp, high, low)
            || b.test(partition, offset, timestamp, high, low);
  }
}
