package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The container images of the languages. All of it blocks. */
public interface SandboxImages {

  /**
   * One of them.
   *
   * @param id the language, or what else needs an image
   * @param name of the language, for people
   * @param image its name
   * @param standard the name where no other is chosen
   */
  record Choice(String id, String name, String image, String standard) {}

  /** All, as they are chosen now. */
  List<Choice> all() throws IOException;

  /**
   * Chooses an image for the containers that are made from now on.
   *
   * @param id as {@link Choice#id}
   * @param image its name; the standard one where it is blank
   */
  void choose(String id, String image) throws IOException;

  /** Those of the images that are on this machine. */
  Set<String> there(Collection<String> images) throws SandboxException;

  /**
   * Fetches an image.
   *
   * @param told how far it is, in words; on any thread
   */
  void fetch(String image, Consumer<String> told, Cancellation cancellation)
      throws SandboxException;
}
