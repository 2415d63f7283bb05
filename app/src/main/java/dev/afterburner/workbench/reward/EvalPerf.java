package dev.afterburner.workbench.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * EvalPerf's Differential Performance Score (Liu et al., Evaluating Language Models for Efficient
 * Code Generation, 2024, section 2): references fall into clusters of like performance, and a
 * candidate is worth the share of references in the clusters that it keeps up with.
 *
 * @param dps share of references in clusters that the candidate keeps up with, %
 * @param dpsNorm share of such clusters, each counted once, %
 * @param clusters how many there are
 */
public record EvalPerf(double dps, double dpsNorm, int clusters) {

  private static final double PERCENT = 100;

  /** References that perform alike. */
  private record Cluster(double fastest, double slowest, int size) {}

  /**
   * The score.
   *
   * @param value the candidate's; smaller is better
   * @param passed whether it passes; else both scores are 0
   * @param references values of the passing references in the same unit; those not finite are none
   * @param gap a new cluster begins where a value is more than this share above the cluster's
   *     fastest: 0.2 for 20 %
   */
  public static EvalPerf of(double value, boolean passed, double[] references, double gap) {
    double[] sorted = Arrays.stream(references).filter(Double::isFinite).sorted().toArray();
    List<Cluster> clusters = clusters(sorted, gap);
    if (!passed || !Double.isFinite(value) || clusters.isEmpty()) {
      return new EvalPerf(0, 0, clusters.size());
    }
    int matched = 0;
    int members = 0;
    for (Cluster cluster : clusters) {
      // Keeping up with the slowest of a cluster is performing like the cluster.
      if (value <= cluster.slowest()) {
        matched++;
        members += cluster.size();
      }
    }
    return new EvalPerf(
        PERCENT * members / sorted.length, PERCENT * matched / clusters.size(), clusters.size());
  }

  private static List<Cluster> clusters(double[] sorted, double gap) {
    List<Cluster> clusters = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] > sorted[from] * (1 + gap)) {
        clusters.add(new Cluster(sorted[from], sorted[i - 1], i - from));
        from = i;
      }
    }
    return clusters;
  }
}
