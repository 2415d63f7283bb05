// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The known formats, the most particular first. */
public final class RowFormats {

  private final List<RowFormat> all =
      List.of(
          new VenusRows(),
          new RawRows(),
          new HumanEvalXRows(),
          new LeetCodeDatasetRows(),
          new MercuryRows(),
          new EffiBenchRows(),
          new EffiBenchXRows(),
          new LiveCodeBenchRows(),
          new OpenR1Rows(),
          new EvalPlusRows(),
          new EnamelRows(),
          new BigCodeBenchRows(),
          new MultiPlRows(),
          new PieRows(),
          new CodeNetRows(),
          new TacoRows(),
          new AppsRows(),
          new CodeContestRows(),
          new HumanEvalRows(),
          new MbppRows());

  public Optional<RowFormat> named(String id) {
    return all.stream().filter(format -> format.id().equals(id)).findFirst();
  }

  public Optional<RowFormat> of(JsonNode row) {
    return all.stream().filter(format -> format.fits(row)).findFirst();
  }

  public List<String> ids() {
    return all.stream().map(RowFormat::id).toList();
  }
}
