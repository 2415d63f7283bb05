import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringTokenizer;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine().trim());
        List<int[]> events = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            StringTokenizer tokens = new StringTokenizer(in.readLine());
            events.add(new int[] {Integer.parseInt(tokens.nextToken()), 1});
            events.add(new int[] {Integer.parseInt(tokens.nextToken()), -1});
        }
        events.sort(Comparator.comparingInt(event -> event[0]));

        long total = 0;
        int depth = 0;
        int previous = 0;
        for (int[] event : events) {
            if (depth > 0) {
                total += event[0] - previous;
            }
            depth += event[1];
            previous = event[0];
        }
        System.out.println(total);
    }
}
