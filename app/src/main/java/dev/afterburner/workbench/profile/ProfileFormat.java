// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What other tools read. */
public enum ProfileFormat {
  /** Of speedscope.app, each run over time. */
  SPEEDSCOPE("profile.speedscope.json"),
  /** Of flame graph tools: a stack and its count a line. */
  COLLAPSED("profile.collapsed.txt"),
  /** Of go tool pprof, packed. */
  PPROF("profile.pb.gz"),
  /** Of spreadsheets: the lines, with tabs between. */
  TABLE("profile.tsv");

  private final String fileName;

  ProfileFormat(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  /** The format of a name; empty where there is none. */
  public static Optional<ProfileFormat> of(String name) {
    return Arrays.stream(values()).filter(f -> f.word().equals(name)).findFirst();
  }

  /** All names, for people. */
  public static String names() {
    return Arrays.stream(values()).map(ProfileFormat::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The content of its file.
   *
   * @param name what the profile is called
   */
  public byte[] content(Profile profile, String name) {
    return switch (this) {
      case SPEEDSCOPE -> Speedscope.bytes(profile, name);
      case COLLAPSED -> Collapsed.bytes(profile);
      case PPROF -> Pprof.bytes(profile);
      case TABLE -> LinesTable.bytes(profile);
    };
  }
}
