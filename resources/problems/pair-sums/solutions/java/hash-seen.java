import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer head = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(head.nextToken());
        int target = Integer.parseInt(head.nextToken());
        Map<Integer, Integer> seen = new HashMap<>();
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            int value = Integer.parseInt(in.readLine().trim());
            pairs += seen.getOrDefault(target - value, 0);
            seen.merge(value, 1, Integer::sum);
        }
        System.out.println(pairs);
    }
}
