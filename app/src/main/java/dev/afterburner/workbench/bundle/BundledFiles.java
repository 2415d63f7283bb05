// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Folders of the class path as paths that can be listed. Works alike on a folder of classes and on
 * a jar, which is opened as a file system once and kept open.
 */
public final class BundledFiles implements AutoCloseable {

  private final ClassLoader loader;
  private final Map<Path, FileSystem> jars = new HashMap<>();

  public BundledFiles(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * A folder that the product ships.
   *
   * @param name path from the class path's root, without slashes around: "problems"
   * @throws UncheckedIOException where the installation lacks it
   */
  public synchronized Path folder(String name) {
    URL url = loader.getResource(name);
    if (url == null) {
      throw new UncheckedIOException(
          new IOException(
              "this installation has no folder "
                  + name
                  + "; build or install the workbench again"));
    }
    try {
      return url.getProtocol().equals("jar") ? inJar(url) : Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("class path entry " + url, e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the jar " + url + ": " + e.getMessage(), e);
    }
  }

  private Path inJar(URL url) throws IOException, URISyntaxException {
    String spec = url.toURI().getRawSchemeSpecificPart();
    int bang = spec.lastIndexOf("!/");
    Path jar = Path.of(new URI(spec.substring(0, bang)));
    FileSystem open = jars.get(jar);
    if (open == null) {
      open = FileSystems.newFileSystem(jar);
      jars.put(jar, open);
    }
    return open.getPath(URI.create(spec.substring(bang + 1)).getPath());
  }

  @Override
  public synchronized void close() {
    jars.values()
        .forEach(
            jar -> {
              try {
                jar.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    jars.clear();
  }
}
