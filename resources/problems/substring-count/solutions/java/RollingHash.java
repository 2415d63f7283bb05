import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

public class Main {
    private static final long MOD_A = 2147483647L;
    private static final long MOD_B = 2147483629L;

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String[] header = in.readLine().trim().split(" ");
        int n = Integer.parseInt(header[0]);
        int k = Integer.parseInt(header[1]);
        String text = in.readLine().trim();

        // Two independent hashes of 31 bits, combined into one 62-bit key.
        Random random = new Random();
        long baseA = 1000 + random.nextInt(1_000_000_000);
        long baseB = 1000 + random.nextInt(1_000_000_000);
        long leavingA = 1;
        long leavingB = 1;
        for (int i = 0; i < k; i++) {
            leavingA = leavingA * baseA % MOD_A;
            leavingB = leavingB * baseB % MOD_B;
        }

        Set<Long> seen = new HashSet<>();
        long a = 0;
        long b = 0;
        for (int i = 0; i < n; i++) {
            a = (a * baseA + text.charAt(i)) % MOD_A;
            b = (b * baseB + text.charAt(i)) % MOD_B;
            if (i >= k) {
                a = (a + (MOD_A - leavingA) * text.charAt(i - k)) % MOD_A;
                b = (b + (MOD_B - leavingB) * text.charAt(i - k)) % MOD_B;
            }
            if (i >= k - 1) {
                seen.add(a << 31 | b);
            }
        }
        System.out.println(seen.size());
    }
}
