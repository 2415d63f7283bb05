import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int k = Integer.parseInt(in.readLine().trim());
        Map<String, Integer> counts = new HashMap<>();
        String key;
        while ((key = in.readLine()) != null) {
            counts.merge(key, 1, Integer::sum);
        }

        List<Map.Entry<String, Integer>> ranking = new ArrayList<>(counts.entrySet());
        ranking.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Integer> entry : ranking.subList(0, Math.min(k, ranking.size()))) {
            System.out.println(entry.getKey() + " " + entry.getValue());
        }
    }
}
