import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.PriorityQueue;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine().trim());
        PriorityQueue<Integer> lower = new PriorityQueue<>(Collections.reverseOrder());
        PriorityQueue<Integer> upper = new PriorityQueue<>();
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < n; k++) {
            int value = Integer.parseInt(in.readLine().trim());
            if (lower.size() == upper.size()) {
                upper.add(value);
                lower.add(upper.poll());
            } else {
                lower.add(value);
                upper.add(lower.poll());
            }
            out.append(lower.peek()).append('\n');
        }
        System.out.print(out);
    }
}
