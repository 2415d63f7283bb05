import java.math.BigInteger;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int[] queries = new int[in.nextInt()];
        TreeMap<Integer, String> answers = new TreeMap<>();
        for (int i = 0; i < queries.length; i++) {
            queries[i] = in.nextInt();
            answers.put(queries[i], "");
        }

        BigInteger product = BigInteger.ONE;
        int reached = 1;
        for (Map.Entry<Integer, String> entry : answers.entrySet()) {
            while (reached < entry.getKey()) {
                reached++;
                product = product.multiply(BigInteger.valueOf(reached));
            }
            entry.setValue(describe(product.toString()));
        }

        StringBuilder out = new StringBuilder();
        for (int n : queries) {
            out.append(answers.get(n)).append('\n');
        }
        System.out.print(out);
    }

    private static String describe(String digits) {
        int sum = 0;
        int zeros = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            sum += digit;
            zeros = digit == 0 ? zeros + 1 : 0;
        }
        return sum + " " + zeros;
    }
}
