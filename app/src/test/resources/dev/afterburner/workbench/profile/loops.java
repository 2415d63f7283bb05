public class Main {
  static long sink;

  static void work(int n) {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 7 * n; i++) { // SELF 70
        sink += i * 31L % 7; // SELF 70
      }
      for (int i = 0; i < 2 * n; i++) { // SELF 20
        sink += i * 31L % 7; // SELF 20
      }
      for (int i = 0; i < n; i++) { // SELF 10
        sink += i * 31L % 7; // SELF 10
      }
    }
  }

  public static void main(String[] arguments) {
    work(1_000_000);
    System.out.println(sink);
  }
}
