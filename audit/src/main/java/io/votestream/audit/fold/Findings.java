package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All findings by number, and the first ones of each kind in full. */
public final class Findings {

  private static final int IN_FULL = 20;

  private final Map<Finding.Kind, Long> numbers = new EnumMap<>(Finding.Kind.class);
  private final List<Finding> first = new ArrayList<>();

  public void add(Finding finding) {
    if (numbers.merge(finding.kind(), 1L, Long::sum) <= IN_FULL) {
      first.add(finding);
    }
  }

  public void addAll(Findings others) {
    others.first.stream()
        .filter(finding -> numbers.getOrDefault(finding.kind(), 0L) < IN_FULL)
        .forEach(first::add);
    others.numbers.forEach((kind, number) -> numbers.merge(kind, number, Long::sum));
  }

  public Map<Finding.Kind, Long> numbers() {
    return Collections.unmodifiableMap(numbers);
  }

  public List<Finding> first() {
    return Collections.unmodifiableList(first);
  }

  public boolean faultless() {
    return numbers.keySet().stream().noneMatch(Finding.Kind::fault);
  }
}
