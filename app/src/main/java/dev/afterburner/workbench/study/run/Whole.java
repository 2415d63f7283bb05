// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a record that was read from JSON has all that its declaration says it has. */
final class Whole {

  private Whole() {}

  /** False where a component is null, at any depth, that is not declared so. */
  static boolean is(Record value) {
    try {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object held = component.getAccessor().invoke(value);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (held == null ? !optional : !isHeld(held)) {
          return false;
        }
      }
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records here are public", e);
    }
  }

  private static boolean isHeld(@Nullable Object held) {
    return switch (held) {
      case null -> false;
      case Record one -> is(one);
      case Collection<?> all -> all.stream().allMatch(Whole::isHeld);
      case Map<?, ?> map -> isHeld(map.values());
      default -> true;
    };
  }
}
