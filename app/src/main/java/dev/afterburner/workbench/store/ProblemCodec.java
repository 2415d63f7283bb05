// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.catalogue.Subset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** An imported problem as packed JSON. */
final class ProblemCodec {

  private static final int LONGEST_TEXT = 256 << 20;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
                  .build())
          .build();

  byte[] encode(ImportedProblem problem) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes, 1 << 14)) {
      packed.write(json.writeValueAsBytes(problem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  ImportedProblem decode(byte[] packed) {
    try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 14)) {
      return json.readValue(bytes.readAllBytes(), ImportedProblem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(Subset subset) {
    return json.writeValueAsString(subset);
  }

  Subset subset(String text) {
    return json.readValue(text, Subset.class);
  }
}
