// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of a request that a server may not know, and that it can be asked without. */
final class OptionalFields {

  private static final List<String> FIELDS =
      List.of("stream_options", "max_tokens", "seed", "top_p", "temperature");

  /** Not "must be at most 1": that is for the user to correct. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "unsupported|not supported|not support|unknown|unrecogni[sz]ed|unexpected|extra"
              + "|not permitted|not allowed|not accepted|not available|deprecated|invalid argument"
              + "|additional propert");

  private OptionalFields() {}

  /** The field that an error's body calls unknown; null for none. */
  static @Nullable String unknown(String body) {
    String lower = body.toLowerCase(Locale.ROOT);
    if (!UNKNOWN.matcher(lower).find()) {
      return null;
    }
    for (String field : FIELDS) {
      // By itself: "seed" stands in names of models and servers, too.
      if (Pattern.compile("(?<![\\w/-])" + field + "(?![\\w/-]|\\.\\w)").matcher(lower).find()) {
        return field;
      }
    }
    return null;
  }
}
