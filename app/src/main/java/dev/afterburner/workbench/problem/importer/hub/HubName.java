// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data set of the Hugging Face Hub, as it is named: {@code hf:OWNER/NAME[:config][:split]}.
 *
 * @param repository OWNER/NAME
 * @param config empty for the only or the default one
 * @param split empty for all
 */
public record HubName(String repository, String config, String split) {

  /** What such a name begins with. */
  public static final String SCHEME = "hf:";

  private static final Pattern NAME =
      Pattern.compile("hf:([\\w.-]+/[\\w.-]+)(?::([\\w.-]*))?(?::([\\w.-]*))?");

  /**
   * Reads a name.
   *
   * @throws ImportException where it is none
   */
  public static HubName parse(String words) throws ImportException {
    Matcher name = NAME.matcher(words.strip());
    if (!name.matches() || name.group(1).contains("..")) {
      throw new ImportException(
          words
              + " does not name a data set of the Hub; write hf:OWNER/NAME, hf:OWNER/NAME:config or"
              + " hf:OWNER/NAME:config:split");
    }
    String config = name.group(2);
    String split = name.group(3);
    return new HubName(name.group(1), config == null ? "" : config, split == null ? "" : split);
  }
}
