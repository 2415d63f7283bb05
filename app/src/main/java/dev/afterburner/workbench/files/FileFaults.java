// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for what went wrong with a file. */
public final class FileFaults {

  private FileFaults() {}

  /** Why, without the name of the file that was asked for: "no space left on device". */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is a file, not a folder";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileSystemException f when f.getReason() != null -> decapitalised(f.getReason());
      default -> e.getMessage() == null ? "the system refuses it" : decapitalised(e.getMessage());
    };
  }

  /** The system's words begin with a capital, and stand within a sentence here. */
  private static String decapitalised(String words) {
    boolean word = words.length() > 1 && Character.isLowerCase(words.charAt(1));
    return word ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
  }
}
