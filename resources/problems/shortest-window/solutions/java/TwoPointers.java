import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer header = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(header.nextToken());
        int open = Integer.parseInt(header.nextToken());
        Map<Integer, Integer> missing = new HashMap<>();
        StringTokenizer required = new StringTokenizer(in.readLine());
        while (required.hasMoreTokens()) {
            missing.merge(Integer.parseInt(required.nextToken()), 1, Integer::sum);
        }
        int[] log = new int[n];
        for (int i = 0; i < n; i++) {
            log[i] = Integer.parseInt(in.readLine().trim());
        }

        int bestLength = n + 1;
        int bestStart = -1;
        int left = 0;
        for (int right = 0; right < n; right++) {
            Integer count = missing.get(log[right]);
            if (count == null) {
                continue;
            }
            missing.put(log[right], count - 1);
            if (count > 0) {
                open--;
            }
            while (open == 0) {
                if (right - left + 1 < bestLength) {
                    bestLength = right - left + 1;
                    bestStart = left + 1;
                }
                if (missing.containsKey(log[left]) && missing.merge(log[left], 1, Integer::sum) > 0) {
                    open++;
                }
                left++;
            }
        }
        System.out.println(bestStart < 0 ? "-1" : bestLength + " " + bestStart);
    }
}
