import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        boolean[] composite = new boolean[n / 2 + 1]; // index i stands for 2 * i + 1
        for (int p = 3; (long) p * p <= n; p += 2) {
            if (!composite[p / 2]) {
                for (int multiple = p * p; multiple <= n; multiple += 2 * p) {
                    composite[multiple / 2] = true;
                }
            }
        }

        int count = n >= 2 ? 1 : 0;
        int gap = 0;
        int start = 0;
        int previous = 2;
        for (int p = 3; p <= n; p += 2) {
            if (composite[p / 2]) {
                continue;
            }
            count++;
            if (p - previous > gap) {
                gap = p - previous;
                start = previous;
            }
            previous = p;
        }
        System.out.println(count + " " + gap + " " + start);
    }
}
