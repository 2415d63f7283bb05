public class Main {
  static long sink;

  static long spin(int n) {
    for (int i = 0; i < n; i++) {
      sink += i * 31L % 7;
    }
    return sink;
  }

  static long work(int n) {
    long s = 0;
    for (int round = 0; round < 20; round++) {
      s += spin(7 * n); // TOTAL 70
      s += spin(2 * n); // TOTAL 20
      s += spin(n); // TOTAL 10
    }
    return s;
  }

  public static void main(String[] arguments) {
    byte[] kept = new byte[300_000_000]; // ALLOC
    java.util.Arrays.fill(kept, (byte) 1);
    System.out.println(work(1_000_000) + kept[5000]);
  }
}
