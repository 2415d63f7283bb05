public class Main {
  static long sink;

  static void first(int n) {
    for (int i = 0; i < n; i++) { // SELF 70
      sink += i * 31L % 7; // SELF 70
    }
  }

  static void second(int n) {
    for (int i = 0; i < n; i++) { // SELF 20
      sink += i * 31L % 7; // SELF 20
    }
  }

  static void third(int n) {
    for (int i = 0; i < n; i++) { // SELF 10
      sink += i * 31L % 7; // SELF 10
    }
  }

  public static void main(String[] arguments) {
    for (int round = 0; round < 20; round++) {
      first(7_000_000);
      second(2_000_000);
      third(1_000_000);
    }
    System.out.println(sink);
  }
}
