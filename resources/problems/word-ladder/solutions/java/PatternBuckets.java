import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String[] header = in.readLine().trim().split(" ");
        int n = Integer.parseInt(header[0]);
        int q = Integer.parseInt(header[1]);
        String start = in.readLine().trim();
        Map<String, List<String>> buckets = new HashMap<>();
        for (int i = 0; i < n; i++) {
            String word = in.readLine().trim();
            for (int place = 0; place < word.length(); place++) {
                buckets.computeIfAbsent(pattern(word, place), key -> new ArrayList<>(2)).add(word);
            }
        }

        Map<String, Integer> distance = new HashMap<>();
        distance.put(start, 0);
        ArrayDeque<String> queue = new ArrayDeque<>();
        queue.add(start);
        while (!queue.isEmpty()) {
            String word = queue.poll();
            int steps = distance.get(word) + 1;
            for (int place = 0; place < word.length(); place++) {
                List<String> bucket = buckets.remove(pattern(word, place));
                if (bucket == null) {
                    continue;
                }
                for (String other : bucket) {
                    if (distance.putIfAbsent(other, steps) == null) {
                        queue.add(other);
                    }
                }
            }
        }

        StringBuilder out = new StringBuilder();
        for (int i = 0; i < q; i++) {
            out.append(distance.getOrDefault(in.readLine().trim(), -1)).append('\n');
        }
        System.out.print(out);
    }

    private static String pattern(String word, int place) {
        return word.substring(0, place) + '.' + word.substring(place + 1);
    }
}
